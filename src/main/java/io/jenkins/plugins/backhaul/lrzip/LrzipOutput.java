package io.jenkins.plugins.backhaul.lrzip;

import java.io.IOException;

/** Where an archive goes when some of its bytes are known only later. */
public interface LrzipOutput {
    /** Appends bytes; the array may be changed once the call returns. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Appends {@code length} bytes that are filled in before the output is put to use. */
    Deferred reserve(int length) throws IOException;

    /** A place that is filled later. */
    interface Deferred {
        /**
         * Fills the place. Is called once.
         *
         * @param bytes exactly as many as were reserved
         */
        void fill(byte[] bytes) throws IOException;
    }
}
