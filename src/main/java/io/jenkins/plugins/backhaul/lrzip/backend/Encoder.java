package io.jenkins.plugins.backhaul.lrzip.backend;

import java.io.IOException;
import java.io.OutputStream;

/** A way to compress a block. Safe for use by several threads. */
public interface Encoder {
    /** The method's number in a block's header. */
    int method();

    /**
     * Writes the first {@code length} bytes compressed.
     *
     * @return false when they do not suit this method, and what was written is of no use
     */
    boolean encode(byte[] plain, int length, OutputStream packed) throws IOException;
}
