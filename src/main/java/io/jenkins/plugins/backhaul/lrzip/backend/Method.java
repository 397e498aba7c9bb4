package io.jenkins.plugins.backhaul.lrzip.backend;

import java.io.IOException;
import java.io.InputStream;

/** A way to decompress a block. */
interface Method {
    /**
     * The block's content.
     *
     * @param packed the block's bytes
     * @param plainLength bytes that its header promises; the stream may offer more or fewer
     */
    InputStream decode(InputStream packed, long plainLength) throws IOException;
}
