package io.jenkins.plugins.backhaul.lrzip;

/** How much time to spend on making an archive small. */
public enum Level {
    /** About as small as zstd -9 with a long window, at a small multiple of its time. */
    FAST,
    /** About as small as the native program's default, several times faster. */
    DEFAULT,
    /** At most as large as the native program's default, and still no slower. */
    BEST
}
