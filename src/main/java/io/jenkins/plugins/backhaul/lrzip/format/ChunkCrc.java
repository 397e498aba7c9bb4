package io.jenkins.plugins.backhaul.lrzip.format;

import java.util.zip.CRC32;

/**
 * The checksum of a chunk's content: the polynomial of zlib's CRC-32, but started at 0 and not inverted at the end.
 */
public final class ChunkCrc {
    private static final byte[] TO_ZERO = {-1, -1, -1, -1};

    private final CRC32 crc = new CRC32();

    /** The checksum of nothing. */
    public ChunkCrc() {
        reset();
    }

    /** Starts again. */
    public void reset() {
        crc.reset();
        // These four bytes take zlib's register from all ones to the zero that lrzip starts with.
        crc.update(TO_ZERO);
    }

    /** Adds bytes. */
    public void update(byte[] bytes, int offset, int length) {
        crc.update(bytes, offset, length);
    }

    /** The checksum, 0 to 2^32 - 1. */
    public long value() {
        return ~crc.getValue() & 0xFFFF_FFFFL;
    }
}
