package io.jenkins.plugins.backhaul.lrzip.rzip;

import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.util.Arrays;

/** Turns what a match finder says into the bytes of a chunk's two streams. */
public final class TokenWriter implements TokenSink {
    private final Window window;
    private final int width;
    private final LiteralBlocks literals;
    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** @param width bytes of a distance in this chunk, 1 to 8 */
    public TokenWriter(Window window, int width, LiteralBlocks literals) {
        this.window = window;
        this.width = width;
        this.literals = literals;
    }

    @Override
    public void literals(long position, int count) {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, LrzipFormat.LONGEST_RUN);
            head(0, n);
            literals.append(window, position + done, n);
            done += n;
        }
    }

    @Override
    public void match(long distance, int count) {
        for (int left = count; left > 0; ) {
            int n = Math.min(left, LrzipFormat.LONGEST_RUN);
            head(1, n);
            number(distance, width);
            left -= n;
        }
    }

    /** Ends the chunk. */
    public void end(long crc) {
        head(0, 0);
        number(crc, LrzipFormat.CRC_LENGTH);
    }

    /** Bytes of tokens that were not taken yet. */
    public int length() {
        return length;
    }

    /** Those bytes, valid in the first {@link #length()}; changed by the next token. */
    public byte[] bytes() {
        return bytes;
    }

    /** Takes the bytes of tokens; the writer starts anew. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void head(int kind, int count) {
        number(kind, 1);
        number(count, 2);
    }

    private void number(long value, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
    }
}
