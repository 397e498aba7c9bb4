/** Running other programs: the only room that starts processes. */
package io.jenkins.plugins.backhaul.process;
