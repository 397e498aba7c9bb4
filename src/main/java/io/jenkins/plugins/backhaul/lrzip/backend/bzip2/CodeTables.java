package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;
import java.util.Arrays;

/**
 * The Huffman tables of one block. Groups of {@value Bzip2Format#GROUP} symbols each choose the table that suits them
 * best, and the tables are fitted to those who chose them, a few times over.
 */
final class CodeTables {
    private static final int ROUNDS = 4;
    private static final int[] TABLES_UP_TO = {200, 600, 1200, 2400};
    /** Six costs, of at most 50 times 20 bits, fit side by side into a long and are added at once. */
    private static final int COST_BITS = 10;

    private static final byte CHEAP = 0;
    private static final byte DEAR = 15;

    private final CodeLengths huffman = new CodeLengths();
    private final byte[][] lengths = new byte[Bzip2Format.MOST_TABLES][Bzip2Format.MOST_SYMBOLS];
    private final int[][] codes = new int[Bzip2Format.MOST_TABLES][Bzip2Format.MOST_SYMBOLS];
    private final int[][] frequencies = new int[Bzip2Format.MOST_TABLES][Bzip2Format.MOST_SYMBOLS];
    private final long[] costs = new long[Bzip2Format.MOST_SYMBOLS];
    private final byte[] selectors = new byte[Bzip2Format.MOST_SELECTORS];
    private BlockSymbols block;
    private int tables;
    private int groups;

    /** Fits tables to a block. */
    void fit(BlockSymbols symbols) {
        block = symbols;
        groups = (symbols.count() + Bzip2Format.GROUP - 1) / Bzip2Format.GROUP;
        tables = Bzip2Format.FEWEST_TABLES;
        for (int bound : TABLES_UP_TO) {
            tables += symbols.count() >= bound ? 1 : 0;
        }
        split();
        for (int round = 0; round < ROUNDS; round++) {
            choose();
            for (int t = 0; t < tables; t++) {
                huffman.fit(frequencies[t], block.alphabet(), lengths[t]);
            }
        }
        for (int t = 0; t < tables; t++) {
            assignCodes(t);
        }
    }

    /** Writes tables, selectors and symbols. */
    void write(BitWriter out) throws IOException {
        out.write(3, tables);
        out.write(15, groups);
        writeSelectors(out);
        for (int t = 0; t < tables; t++) {
            writeLengths(out, lengths[t]);
        }
        char[] symbols = block.symbols();
        for (int group = 0; group < groups; group++) {
            int[] code = codes[selectors[group]];
            byte[] length = lengths[selectors[group]];
            int end = Math.min(block.count(), (group + 1) * Bzip2Format.GROUP);
            for (int i = group * Bzip2Format.GROUP; i < end; i++) {
                out.write(length[symbols[i]], code[symbols[i]]);
            }
        }
    }

    /** At first, each table suits a range of symbols that together are about as frequent as any other's. */
    private void split() {
        int left = block.count();
        int symbol = 0;
        for (int t = 0; t < tables; t++) {
            int share = left / (tables - t);
            int first = symbol;
            int sum = 0;
            while (symbol < block.alphabet() && (sum < share || t == tables - 1)) {
                sum += block.frequencies()[symbol++];
            }
            Arrays.fill(lengths[t], DEAR);
            Arrays.fill(lengths[t], first, symbol, CHEAP);
            left -= sum;
        }
    }

    private void choose() {
        for (int symbol = 0; symbol < block.alphabet(); symbol++) {
            costs[symbol] = 0;
            for (int t = 0; t < tables; t++) {
                costs[symbol] |= (long) lengths[t][symbol] << (COST_BITS * t);
            }
        }
        for (int[] table : frequencies) {
            Arrays.fill(table, 0);
        }
        char[] symbols = block.symbols();
        for (int group = 0; group < groups; group++) {
            int from = group * Bzip2Format.GROUP;
            int end = Math.min(block.count(), from + Bzip2Format.GROUP);
            long cost = 0;
            for (int i = from; i < end; i++) {
                cost += costs[symbols[i]];
            }
            int cheapest = cheapest(cost);
            selectors[group] = (byte) cheapest;
            for (int i = from; i < end; i++) {
                frequencies[cheapest][symbols[i]]++;
            }
        }
    }

    private int cheapest(long costOfEach) {
        int mask = (1 << COST_BITS) - 1;
        int cheapest = 0;
        long least = Long.MAX_VALUE;
        for (int t = 0; t < tables; t++) {
            long cost = (costOfEach >>> (COST_BITS * t)) & mask;
            if (cost < least) {
                least = cost;
                cheapest = t;
            }
        }
        return cheapest;
    }

    private void assignCodes(int table) {
        int code = 0;
        for (int length = 1; length <= Bzip2Format.LONGEST_CODE; length++) {
            for (int symbol = 0; symbol < block.alphabet(); symbol++) {
                if (lengths[table][symbol] == length) {
                    codes[table][symbol] = code++;
                }
            }
            code <<= 1;
        }
    }

    private void writeSelectors(BitWriter out) throws IOException {
        int[] front = {0, 1, 2, 3, 4, 5};
        for (int group = 0; group < groups; group++) {
            int place = 0;
            while (front[place] != selectors[group]) {
                place++;
                out.write(1, 1);
            }
            out.write(1, 0);
            System.arraycopy(front, 0, front, 1, place);
            front[0] = selectors[group];
        }
    }

    private void writeLengths(BitWriter out, byte[] table) throws IOException {
        int length = table[0];
        out.write(5, length);
        for (int symbol = 0; symbol < block.alphabet(); symbol++) {
            while (length != table[symbol]) {
                boolean longer = length < table[symbol];
                out.write(2, longer ? 2 : 3);
                length += longer ? 1 : -1;
            }
            out.write(1, 0);
        }
    }
}
