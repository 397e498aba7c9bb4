package io.jenkins.plugins.backhaul.lrzip.rzip;

import java.io.IOException;

/** What tokens act upon: a reader's history that they append to, or a writer's window that they are held against. */
public interface RebuildTarget {
    /** Bytes of the chunk until now. */
    long position();

    /** The next {@code length} bytes are those of the feed. */
    void literals(Feed feed, int length) throws IOException;

    /**
     * The next bytes are those from {@code distance} back on, the repeated ones included.
     *
     * @param distance 1 to {@link #position()}
     */
    void repeat(long distance, int length) throws IOException;

    /** The checksum of all bytes until now. */
    long crc();
}
