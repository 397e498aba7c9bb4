/** A folder whose Compose project runs what is checked out in it. */
package io.jenkins.plugins.backhaul.deploy.compose;
