/** The compressors of a chunk's blocks, one class for each method, and the choice among them. */
package io.jenkins.plugins.backhaul.lrzip.backend;
