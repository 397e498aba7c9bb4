/** Backing up a project's databases, and knowing which backups there are. */
package io.jenkins.plugins.backhaul.backup;
