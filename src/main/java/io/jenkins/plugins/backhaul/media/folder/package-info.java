/** Media as files in a folder. */
package io.jenkins.plugins.backhaul.media.folder;
