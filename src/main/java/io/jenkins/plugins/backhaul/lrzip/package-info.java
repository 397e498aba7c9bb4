/** The lrzip format 0.6 in pure Java: streams that read and write {@code .lrz} archives. */
package io.jenkins.plugins.backhaul.lrzip;
