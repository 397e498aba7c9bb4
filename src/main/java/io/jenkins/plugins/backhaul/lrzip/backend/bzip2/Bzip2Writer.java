package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;
import java.io.OutputStream;

/** Compresses to bzip2 streams of level 9. Its memory, about 14 MB, is for one thread at a time and used again. */
public final class Bzip2Writer {
    private static final int LEVEL = 9;
    private static final int CAPACITY = LEVEL * Bzip2Format.BYTES_PER_LEVEL - Bzip2Format.SPARE;

    private final byte[] block = new byte[CAPACITY + Long.BYTES];
    private final BlockSorter sorter = new BlockSorter(CAPACITY);
    private final BlockSymbols symbols = new BlockSymbols(CAPACITY);
    private final CodeTables tables = new CodeTables();
    private int length;

    /**
     * Compresses the first {@code count} bytes.
     *
     * @return false when they are too repetitive for this method; what was written until then is of no use
     */
    public boolean write(byte[] plain, int count, OutputStream packed) throws IOException {
        BitWriter out = new BitWriter(packed);
        out.write(8, 'B');
        out.write(8, 'Z');
        out.write(8, 'h');
        out.write(8, '0' + LEVEL);
        int crc = 0;
        for (int from = 0; from < count; ) {
            int to = fill(plain, from, count);
            Bzip2Crc blockCrc = new Bzip2Crc();
            blockCrc.update(plain, from, to);
            crc = Bzip2Crc.combined(crc, blockCrc.value());
            if (!sorter.sort(block, length)) {
                return false;
            }
            writeBlock(out, blockCrc.value());
            from = to;
        }
        writeMagic(out, Bzip2Format.END_MAGIC);
        out.write(Bzip2Format.CRC_BITS, crc);
        out.finish();
        return true;
    }

    /** Fills the block, with runs shortened; says how far it got. */
    private int fill(byte[] plain, int from, int count) {
        length = 0;
        int at = from;
        while (at < count && length <= CAPACITY - Bzip2Format.RUN_BEFORE_COUNT - 1) {
            byte value = plain[at];
            int run = 1;
            int most = Math.min(Bzip2Format.LONGEST_RUN, count - at);
            while (run < most && plain[at + run] == value) {
                run++;
            }
            at += run;
            for (int i = Math.min(run, Bzip2Format.RUN_BEFORE_COUNT); i > 0; i--) {
                block[length++] = value;
            }
            if (run >= Bzip2Format.RUN_BEFORE_COUNT) {
                block[length++] = (byte) (run - Bzip2Format.RUN_BEFORE_COUNT);
            }
        }
        return at;
    }

    private void writeBlock(BitWriter out, int crc) throws IOException {
        symbols.take(block, length, sorter.order());
        tables.fit(symbols);
        writeMagic(out, Bzip2Format.BLOCK_MAGIC);
        out.write(Bzip2Format.CRC_BITS, crc);
        out.write(1, 0);
        out.write(Bzip2Format.ORIGIN_BITS, symbols.origin());
        writeUsed(out);
        tables.write(out);
    }

    private void writeUsed(BitWriter out) throws IOException {
        int ranges = 0;
        int[] inRange = new int[16];
        for (int value = 0; value < 256; value++) {
            if (symbols.used()[value]) {
                ranges |= 0x8000 >> (value / 16);
                inRange[value / 16] |= 0x8000 >> (value % 16);
            }
        }
        out.write(16, ranges);
        for (int range : inRange) {
            if (range != 0) {
                out.write(16, range);
            }
        }
    }

    private static void writeMagic(BitWriter out, long magic) throws IOException {
        out.write(Bzip2Format.MAGIC_BITS / 2, (int) (magic >>> (Bzip2Format.MAGIC_BITS / 2)));
        out.write(Bzip2Format.MAGIC_BITS / 2, (int) magic & 0xFFFFFF);
    }
}
