package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;

/** Reads what stands before a block's symbols: the bytes that occur, the selectors and the tables. */
final class BlockHeaderReader {
    private final BitReader in;
    private final byte[] occurring = new byte[256];
    private final byte[] selectors = new byte[Bzip2Format.MOST_SELECTORS];
    private final SymbolDecoder[] decoders = new SymbolDecoder[Bzip2Format.MOST_TABLES];
    private int occurringCount;
    private int selectorCount;
    private int group;
    private int leftInGroup;
    private SymbolDecoder current;

    BlockHeaderReader(BitReader in) {
        this.in = in;
    }

    /** Reads them; {@link #nextSymbol} may be called afterwards. */
    void read() throws IOException {
        readOccurring();
        int tables = (int) in.read(3);
        if (tables < Bzip2Format.FEWEST_TABLES || tables > Bzip2Format.MOST_TABLES) {
            throw new IOException("A bzip2 block has " + tables + " tables, not 2 to 6");
        }
        readSelectors(tables);
        byte[] lengths = new byte[Bzip2Format.MOST_SYMBOLS];
        for (int t = 0; t < tables; t++) {
            readLengths(lengths);
            if (decoders[t] == null) {
                decoders[t] = new SymbolDecoder();
            }
            decoders[t].set(lengths, alphabet());
        }
        group = 0;
        leftInGroup = 0;
    }

    /** The bytes that occur, in the first places. */
    byte[] occurring() {
        return occurring;
    }

    /** Different symbols, the end mark, which is the highest, included. */
    int alphabet() {
        return occurringCount + 2;
    }

    int nextSymbol() throws IOException {
        if (leftInGroup == 0) {
            if (group == selectorCount) {
                throw new IOException("A bzip2 block goes on behind its last group");
            }
            current = decoders[selectors[group++]];
            leftInGroup = Bzip2Format.GROUP;
        }
        leftInGroup--;
        return current.next(in);
    }

    private void readOccurring() throws IOException {
        int ranges = (int) in.read(16);
        occurringCount = 0;
        for (int range = 0; range < 16; range++) {
            if ((ranges & (0x8000 >> range)) == 0) {
                continue;
            }
            int values = (int) in.read(16);
            for (int i = 0; i < 16; i++) {
                if ((values & (0x8000 >> i)) != 0) {
                    occurring[occurringCount++] = (byte) (range * 16 + i);
                }
            }
        }
        if (occurringCount == 0) {
            throw new IOException("A bzip2 block in which no byte occurs");
        }
    }

    private void readSelectors(int tables) throws IOException {
        int stated = (int) in.read(15);
        byte[] front = {0, 1, 2, 3, 4, 5};
        for (int i = 0; i < stated; i++) {
            int place = 0;
            while (in.read(1) == 1) {
                place++;
                if (place >= tables) {
                    throw new IOException("A bzip2 block selects a table that it does not have");
                }
            }
            byte selected = front[place];
            System.arraycopy(front, 0, front, 1, place);
            front[0] = selected;
            // Some encoders state more than a block can use.
            if (i < selectors.length) {
                selectors[i] = selected;
            }
        }
        selectorCount = Math.min(stated, selectors.length);
    }

    private void readLengths(byte[] lengths) throws IOException {
        int length = (int) in.read(5);
        for (int symbol = 0; symbol < alphabet(); symbol++) {
            while (in.read(1) == 1) {
                length += in.read(1) == 0 ? 1 : -1;
                checkLength(length);
            }
            checkLength(length);
            lengths[symbol] = (byte) length;
        }
    }

    private static void checkLength(int length) throws IOException {
        if (length < 1 || length > Bzip2Format.LONGEST_CODE) {
            throw new IOException("A bzip2 code of " + length + " bits, not 1 to 20");
        }
    }
}
