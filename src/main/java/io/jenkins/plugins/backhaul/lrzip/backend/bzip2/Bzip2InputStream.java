package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.io.IOException;
import java.io.InputStream;

/** Decompresses one bzip2 stream. Faults are plain {@link IOException}s. */
public final class Bzip2InputStream extends InputStream {
    private static final int LEAST_CAPACITY = 1 << 10;

    private final InputStream packed;
    private final BitReader in;
    private final BlockHeaderReader header;
    private final SortedBlock sorted;

    private final byte[] ready = new byte[1 << 14];
    private final byte[] front = new byte[256];
    private Bzip2Crc crc;
    private int readyAt;
    private int readyEnd;
    private byte[] block;
    private int at;
    private int end;
    private int run;
    private int last;
    private int repeats;
    private int statedCrc;
    private int streamCrc;
    private boolean ended;

    /**
     * Reads the stream's header.
     *
     * @param plainLength what it is going to hold, in bytes, as far as that bounds the memory needed
     */
    public Bzip2InputStream(InputStream packed, long plainLength) throws IOException {
        this.packed = packed;
        this.in = new BitReader(packed);
        this.header = new BlockHeaderReader(in);
        if (in.read(8) != 'B' || in.read(8) != 'Z' || in.read(8) != 'h') {
            throw new IOException("A bzip2 stream would start with BZh");
        }
        int level = (int) in.read(8) - '0';
        if (level < 1 || level > 9) {
            throw new IOException("The level of a bzip2 stream is " + level + ", not 1 to 9");
        }
        // Each four equal bytes may take a fifth for their count.
        long needed = Math.max(LEAST_CAPACITY, plainLength + plainLength / Bzip2Format.RUN_BEFORE_COUNT);
        this.sorted = new SortedBlock((int) Math.min((long) level * Bzip2Format.BYTES_PER_LEVEL, needed));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (readyAt == readyEnd && !refill()) {
            return -1;
        }
        int n = Math.min(count, readyEnd - readyAt);
        System.arraycopy(ready, readyAt, target, offset, n);
        readyAt += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private boolean refill() throws IOException {
        while (!ended && at == end && repeats == 0) {
            endBlock();
            nextBlock();
        }
        if (ended) {
            return false;
        }
        readyAt = 0;
        readyEnd = 0;
        expand();
        crc.update(ready, 0, readyEnd);
        return readyEnd > 0 || refill();
    }

    /** Gives counted runs their length again. */
    private void expand() {
        while (readyEnd < ready.length) {
            if (repeats > 0) {
                repeats--;
                ready[readyEnd++] = (byte) last;
            } else if (at == end) {
                break;
            } else {
                int value = block[at++] & 0xFF;
                if (run == Bzip2Format.RUN_BEFORE_COUNT) {
                    run = 0;
                    repeats = value;
                } else {
                    run = value == last ? run + 1 : 1;
                    last = value;
                    ready[readyEnd++] = (byte) value;
                }
            }
        }
    }

    private void endBlock() throws IOException {
        if (crc == null) {
            return;
        }
        if (crc.value() != statedCrc) {
            throw new IOException("The checksum of a bzip2 block is wrong");
        }
        streamCrc = Bzip2Crc.combined(streamCrc, statedCrc);
    }

    private void nextBlock() throws IOException {
        long magic = (in.read(Bzip2Format.MAGIC_BITS / 2) << (Bzip2Format.MAGIC_BITS / 2))
                | in.read(Bzip2Format.MAGIC_BITS / 2);
        statedCrc = (int) in.read(Bzip2Format.CRC_BITS);
        if (magic == Bzip2Format.END_MAGIC) {
            if (statedCrc != streamCrc) {
                throw new IOException("The checksum of a bzip2 stream is wrong");
            }
            ended = true;
            return;
        }
        if (magic != Bzip2Format.BLOCK_MAGIC) {
            throw new IOException("A bzip2 block does not start as it should");
        }
        if (in.read(1) != 0) {
            throw new IOException("A randomised bzip2 block, as nobody has written since 1999");
        }
        int origin = (int) in.read(Bzip2Format.ORIGIN_BITS);
        header.read();
        readSymbols();
        end = sorted.length();
        if (origin >= end) {
            throw new IOException("The origin of a bzip2 block is " + origin + ", beyond its " + end + " bytes");
        }
        block = sorted.unfold(origin);
        at = 0;
        crc = new Bzip2Crc();
        run = 0;
        last = -1;
    }

    /** Undoes the moves to the front. */
    private void readSymbols() throws IOException {
        System.arraycopy(header.occurring(), 0, front, 0, front.length);
        sorted.clear();
        int endMark = header.alphabet() - 1;
        int symbol = header.nextSymbol();
        while (symbol != endMark) {
            if (symbol > Bzip2Format.RUN_B) {
                sorted.add(moveToFront(symbol - 1));
                symbol = header.nextSymbol();
                continue;
            }
            long repeated = 0;
            for (int digit = 1; symbol <= Bzip2Format.RUN_B; digit <<= 1) {
                repeated += (long) digit << symbol;
                sorted.require(repeated);
                symbol = header.nextSymbol();
            }
            sorted.add(front[0] & 0xFF, repeated);
        }
    }

    private int moveToFront(int place) {
        byte value = front[place];
        System.arraycopy(front, 0, front, 1, place);
        front[0] = value;
        return value & 0xFF;
    }
}
