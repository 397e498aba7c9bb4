package io.jenkins.plugins.backhaul.lrzip.backend;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses LZO1X.
 *
 * <p>An instruction byte says what follows: literals, or a match of some length and distance whose last two bits count up
 * to three literals behind it. What a byte below 16 means depends on how many literals came before it.
 *
 * @see <a href="https://docs.kernel.org/staging/lzo.html">LZO stream format</a>
 */
final class LzoInputStream extends InputStream {
    private static final int RING = 1 << 16;
    private static final int END_DISTANCE = 0x4000;
    private static final int AFTER_LONG_LITERALS = 4;

    private final InputStream packed;
    private final byte[] ring = new byte[RING];
    private long produced;
    private int literalsLeft;
    private int matchLeft;
    private int distance;
    private int trailingLiterals;
    /** Literals that came before the next instruction: 0 to 3, or 4 for a long run. */
    private int state;

    private boolean started;
    private boolean ended;

    LzoInputStream(InputStream packed, long plainLength) {
        this.packed = packed;
        this.ended = plainLength == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length && prepare()) {
            if (literalsLeft > 0) {
                target[offset + done++] = put((byte) next());
                literalsLeft--;
            } else {
                target[offset + done++] = put(ring[(int) (produced - distance) & (RING - 1)]);
                matchLeft--;
            }
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    /** Reads instructions until there is something to copy; false at the end. */
    private boolean prepare() throws IOException {
        while (literalsLeft == 0 && matchLeft == 0 && !ended) {
            if (trailingLiterals > 0) {
                literalsLeft = trailingLiterals;
                trailingLiterals = 0;
            } else if (started) {
                follow(next());
            } else {
                started = true;
                start(next());
            }
        }
        return !ended;
    }

    private void start(int first) throws IOException {
        if (first <= 17) {
            follow(first);
            return;
        }
        literalsLeft = first - 17;
        state = Math.min(literalsLeft, AFTER_LONG_LITERALS);
    }

    private void follow(int instruction) throws IOException {
        if (instruction >= 64) {
            int high = next() << 3;
            match((instruction >> 5) + 1, high + ((instruction >> 2) & 7) + 1, instruction);
        } else if (instruction >= 32) {
            int length = length(instruction, 31) + 2;
            int low = next();
            match(length, (next() << 6) + (low >> 2) + 1, low);
        } else if (instruction >= 16) {
            farMatch(instruction);
        } else if (state == 0) {
            literalsLeft = length(instruction, 15) + 3;
            state = AFTER_LONG_LITERALS;
        } else {
            int base = state == AFTER_LONG_LITERALS ? 2048 : 0;
            int length = state == AFTER_LONG_LITERALS ? 3 : 2;
            match(length, base + (next() << 2) + (instruction >> 2) + 1, instruction);
        }
    }

    private void farMatch(int instruction) throws IOException {
        int length = length(instruction & 15, 7) + 2;
        int low = next();
        int far = ((instruction & 8) << 11) + (next() << 6) + (low >> 2);
        if (far == 0) {
            ended = true;
            return;
        }
        match(length, far + END_DISTANCE, low);
    }

    /** A length in the low bits of an instruction, or, when they are zero, in the bytes that follow. */
    private int length(int instruction, int mask) throws IOException {
        int length = instruction & mask;
        if (length != 0) {
            return length;
        }
        length = mask;
        int more = next();
        while (more == 0) {
            length = Math.addExact(length, 255);
            more = next();
        }
        return Math.addExact(length, more);
    }

    private void match(int length, int back, int trailing) throws IOException {
        if (back > produced) {
            throw new IOException("An LZO match starts " + back + " bytes back, where there are only " + produced);
        }
        matchLeft = length;
        distance = back;
        trailingLiterals = trailing & 3;
        state = trailingLiterals;
    }

    private byte put(byte value) {
        ring[(int) produced++ & (RING - 1)] = value;
        return value;
    }

    private int next() throws IOException {
        int value = packed.read();
        if (value < 0) {
            throw new IOException("An LZO block ends before its end mark");
        }
        return value;
    }
}
