package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;
import java.io.OutputStream;

/** Writes bits, highest first. */
final class BitWriter {
    private static final int BUFFER = 1 << 14;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER + 8];
    private int used;
    private long bits;
    private int count;

    BitWriter(OutputStream out) {
        this.out = out;
    }

    /** The low {@code width} bits of a number, 1 to 32. */
    void write(int width, int value) throws IOException {
        bits = (bits << width) | (value & (0xFFFF_FFFFL >>> (Integer.SIZE - width)));
        count += width;
        while (count >= 8) {
            count -= 8;
            buffer[used++] = (byte) (bits >>> count);
        }
        if (used >= BUFFER) {
            drain();
        }
    }

    /** Fills up the last byte. */
    void finish() throws IOException {
        if (count > 0) {
            write(8 - count, 0);
        }
        drain();
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
