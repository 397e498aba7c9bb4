/** Work on an agent as the controller sees it: started, watched, answered, found again after a restart, ended. */
package io.jenkins.plugins.backhaul.plugin.work;
