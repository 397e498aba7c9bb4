/** bzip2, made for blocks in memory: what the most of a dump's text goes through. */
package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;
