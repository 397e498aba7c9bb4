package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.fault.MemoryLimitException;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;

/** Decompresses LZMA without header and without end mark. */
final class LzmaMethod implements Method {
    private final byte properties;
    private final long dictionary;
    private final long memoryLimit;

    /** @param properties and dictionary as the magic header has them; both may be zero, as native writers leave them */
    LzmaMethod(int properties, long dictionary, long memoryLimit) {
        this.properties = (byte) (properties == 0 ? LrzipFormat.LZMA_PROPERTIES : properties);
        this.dictionary = dictionary;
        this.memoryLimit = memoryLimit;
    }

    @Override
    public InputStream decode(InputStream packed, long plainLength) throws IOException {
        // No match reaches before its own block, so a larger dictionary would only waste memory.
        long needed = dictionary < LrzipFormat.SMALLEST_DICTIONARY ? plainLength : Math.min(dictionary, plainLength);
        long size = Math.max(LrzipFormat.SMALLEST_DICTIONARY, needed);
        if (size > memoryLimit) {
            throw new MemoryLimitException("The LZMA dictionary of a block", size, memoryLimit);
        }
        return new LZMAInputStream(packed, plainLength, properties, (int) size);
    }
}
