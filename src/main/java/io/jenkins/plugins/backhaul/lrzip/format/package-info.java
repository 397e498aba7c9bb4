/** The bytes of lrzip 0.6: constants, headers, and the order of blocks. Sources: {@code docs/lrzip-format.md}. */
package io.jenkins.plugins.backhaul.lrzip.format;
