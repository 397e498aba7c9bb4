/**
 * The archive: a tar of dumps and a manifest, compressed as {@code .tar.lrz}, streamed between databases and storage without
 * a temporary copy.
 */
package io.jenkins.plugins.backhaul.archive;
