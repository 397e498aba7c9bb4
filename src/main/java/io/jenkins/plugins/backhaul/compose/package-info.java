/** Docker Compose projects: running tools inside a service, and stopping services for as long as something takes. */
package io.jenkins.plugins.backhaul.compose;
