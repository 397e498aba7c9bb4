package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads bits, highest first. */
final class BitReader {
    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long bits;
    private int count;
    private int borrowed;

    BitReader(InputStream in) {
        this.in = in;
    }

    /** An unsigned number of 1 to 32 bits. */
    long read(int width) throws IOException {
        long value = peek(width);
        skip(width);
        return value;
    }

    /** The next 1 to 32 bits, which stay. Behind the end they are zero. */
    long peek(int width) throws IOException {
        while (count < width) {
            bits = (bits << 8) | next();
            count += 8;
        }
        return (bits >>> (count - width)) & (0xFFFF_FFFFL >>> (Integer.SIZE - width));
    }

    /** Takes bits that were peeked. */
    void skip(int width) throws IOException {
        count -= width;
        if (count < 8 * borrowed) {
            throw new EOFException("A bzip2 stream ends before its end mark");
        }
    }

    private int next() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
            if (end == 0) {
                borrowed++;
                return 0;
            }
        }
        return buffer[at++] & 0xFF;
    }
}
