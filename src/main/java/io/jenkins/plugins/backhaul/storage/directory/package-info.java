/** Objects as the files of a folder: a disk, a mounted share, or a folder that something else carries away. */
package io.jenkins.plugins.backhaul.storage.directory;
