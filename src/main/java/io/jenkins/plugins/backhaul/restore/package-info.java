/** Restoring a backup: beside the live database first, checked, and only then in its place. */
package io.jenkins.plugins.backhaul.restore;
