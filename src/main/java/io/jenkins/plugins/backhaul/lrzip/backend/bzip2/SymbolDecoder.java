package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;

/** Decodes symbols by one Huffman table: short codes by one look, longer ones bit by bit. */
final class SymbolDecoder {
    private static final int QUICK = 10;

    private final short[] quick = new short[1 << QUICK];
    private final int[] firstCode = new int[Bzip2Format.LONGEST_CODE + 2];
    private final int[] firstIndex = new int[Bzip2Format.LONGEST_CODE + 2];
    private final int[] sorted = new int[Bzip2Format.MOST_SYMBOLS];

    /** Sets the table. */
    void set(byte[] lengths, int alphabet) throws IOException {
        java.util.Arrays.fill(quick, (short) 0);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= Bzip2Format.LONGEST_CODE; length++) {
            firstCode[length] = code;
            firstIndex[length] = index;
            for (int symbol = 0; symbol < alphabet; symbol++) {
                if (lengths[symbol] == length) {
                    sorted[index++] = symbol;
                    enter(code++, length, symbol);
                }
            }
            if (code > 1 << length) {
                throw new IOException("A bzip2 block has more codes than fit");
            }
            code <<= 1;
        }
        firstIndex[Bzip2Format.LONGEST_CODE + 1] = index;
    }

    /** The next symbol. */
    int next(BitReader in) throws IOException {
        int ahead = (int) in.peek(Bzip2Format.LONGEST_CODE);
        int entry = quick[ahead >> (Bzip2Format.LONGEST_CODE - QUICK)];
        if (entry != 0) {
            in.skip(entry & 0xF);
            return entry >> 4;
        }
        for (int length = QUICK + 1; length <= Bzip2Format.LONGEST_CODE; length++) {
            int place = (ahead >> (Bzip2Format.LONGEST_CODE - length)) - firstCode[length];
            if (place < firstIndex[length + 1] - firstIndex[length]) {
                in.skip(length);
                return sorted[firstIndex[length] + place];
            }
        }
        throw new IOException("A bzip2 block has a code that none of its tables knows");
    }

    private void enter(int code, int length, int symbol) {
        if (length > QUICK || code >= 1 << length) {
            return;
        }
        int first = code << (QUICK - length);
        java.util.Arrays.fill(quick, first, first + (1 << (QUICK - length)), (short) ((symbol << 4) | length));
    }
}
