package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;
import java.util.Arrays;

/**
 * A block as it was sorted (Burrows and Wheeler), to be put into its former order. Each step of that waits for the memory,
 * so it goes from both ends at once: two steps wait together.
 */
final class SortedBlock {
    private static final int BYTES = 256;

    /** For each row of the sorted block its first byte, and above it the row that begins with the byte behind that one. */
    private final int[] forth;
    /** For each row its last byte, and above it the row that ends with the byte before that one. */
    private final int[] back;

    private final byte[] plain;
    private final int[] counts = new int[BYTES + 1];
    private int length;

    /** @param capacity the most bytes that a block may have */
    SortedBlock(int capacity) {
        forth = new int[capacity];
        back = new int[capacity];
        plain = new byte[capacity];
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        Arrays.fill(counts, 0);
    }

    /** The next of the rows' last bytes, so often. */
    void add(int value, long times) throws IOException {
        require(times);
        Arrays.fill(back, length, length + (int) times, value);
        length += (int) times;
        counts[value + 1] += (int) times;
    }

    /** The same once. */
    void add(int value) throws IOException {
        require(1);
        back[length++] = value;
        counts[value + 1]++;
    }

    /** Fails when so many more would be too many. */
    void require(long more) throws IOException {
        if (length + more > plain.length) {
            throw new IOException("A bzip2 block of more than " + plain.length + " bytes");
        }
    }

    /**
     * The bytes in their former order: the first {@link #length()} of the array, which is used again for the next block.
     *
     * @param origin the row that is the block itself
     */
    byte[] unfold(int origin) {
        link();
        int ahead = origin;
        int behind = origin;
        int first = 0;
        int last = length - 1;
        while (first <= last) {
            int next = forth[ahead];
            int previous = back[behind];
            plain[first++] = (byte) next;
            plain[last--] = (byte) previous;
            ahead = next >>> Byte.SIZE;
            behind = previous >>> Byte.SIZE;
        }
        return plain;
    }

    private void link() {
        for (int value = 1; value < counts.length; value++) {
            counts[value] += counts[value - 1];
        }
        for (int row = 0; row < length; row++) {
            int value = back[row];
            int place = counts[value]++;
            forth[place] = row << Byte.SIZE | value;
            back[row] = place << Byte.SIZE | value;
        }
    }
}
