package io.jenkins.plugins.backhaul.lrzip;

/** How much time to spend on making an archive small. */
public enum Level {
    /** About as fast as zstd with a long window, and smaller. */
    FAST,
    /** About as small as the native program's default, several times faster. */
    DEFAULT,
    /** At most as large as the native program's default, and still no slower. */
    BEST
}
