package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

/**
 * A sorted block as symbols: each byte by its place in a list that it then moves to the front of, and runs of the front by
 * their length in the digits {@link Bzip2Format#RUN_A} and {@link Bzip2Format#RUN_B}.
 */
final class BlockSymbols {
    private final char[] symbols;
    private final int[] frequencies = new int[Bzip2Format.MOST_SYMBOLS];
    private final boolean[] used = new boolean[256];
    private final byte[] front = new byte[256];
    private int count;
    private int alphabet;
    private int origin;

    /** @param largest bytes of the largest block */
    BlockSymbols(int largest) {
        this.symbols = new char[largest + 1];
    }

    /** Turns a block into symbols. */
    void take(byte[] block, int length, int[] order) {
        listUsed(block, length);
        java.util.Arrays.fill(frequencies, 0);
        count = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            int before = order[i] - 1;
            if (before < 0) {
                before = length - 1;
                origin = i;
            }
            byte value = block[before];
            if (value == front[0]) {
                run++;
            } else {
                run(run);
                run = 0;
                add(moveToFront(value) + 1);
            }
        }
        run(run);
        add(alphabet - 1);
    }

    /** The symbols, in the first {@link #count()}. The last is the end mark. */
    char[] symbols() {
        return symbols;
    }

    int count() {
        return count;
    }

    int[] frequencies() {
        return frequencies;
    }

    /** How many different symbols there may be, the end mark included. */
    int alphabet() {
        return alphabet;
    }

    /** Whether a byte occurs. */
    boolean[] used() {
        return used;
    }

    /** Where in their order the rotation is that starts at the block's start. */
    int origin() {
        return origin;
    }

    private void listUsed(byte[] block, int length) {
        java.util.Arrays.fill(used, false);
        for (int i = 0; i < length; i++) {
            used[block[i] & 0xFF] = true;
        }
        int listed = 0;
        for (int value = 0; value < used.length; value++) {
            if (used[value]) {
                front[listed++] = (byte) value;
            }
        }
        alphabet = listed + 2;
    }

    private int moveToFront(byte value) {
        byte moving = front[0];
        int place = 0;
        while (moving != value) {
            place++;
            byte next = front[place];
            front[place] = moving;
            moving = next;
        }
        front[0] = value;
        return place;
    }

    private void run(int length) {
        for (int left = length; left > 0; left = (left - 1) >> 1) {
            add((left & 1) == 1 ? Bzip2Format.RUN_A : Bzip2Format.RUN_B);
        }
    }

    private void add(int symbol) {
        symbols[count++] = (char) symbol;
        frequencies[symbol]++;
    }
}
