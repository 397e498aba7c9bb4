package io.jenkins.plugins.backhaul.lrzip.rzip;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds repetitions by a gear hash of the latest 32 bytes: cheap enough to be computed at every byte, looked up and
 * remembered only where its top bits happen to be zero, which picks the same places of the same content wherever it
 * stands.
 *
 * @see <a href="https://www.usenix.org/conference/atc16/technical-sessions/presentation/xia">FastCDC, section 3.2</a>
 */
public final class GearMatchFinder implements MatchFinder {
    /** Bytes that the hash covers: each shift of two bits lets the oldest byte fall out of 64 after as many. */
    private static final int REACH = 32;

    private static final long[] GEAR =
            new Random(0x6261636B6861756CL).longs(256).toArray();

    private final int shortest;
    private final int sampleShift;
    private final int slotShift;
    private final int[] table;
    private long lastDistance;

    /**
     * A finder that knows nothing yet.
     *
     * @param shortest bytes that a match must have to be worth a token
     * @param sampleBits one in 2^sampleBits places is looked up
     * @param tableBits 2^tableBits places are remembered, four bytes each
     */
    public GearMatchFinder(int shortest, int sampleBits, int tableBits) {
        this.shortest = shortest;
        this.sampleShift = Long.SIZE - sampleBits;
        this.slotShift = Long.SIZE - sampleBits - tableBits;
        this.table = new int[1 << tableBits];
    }

    @Override
    public void clear() {
        Arrays.fill(table, 0);
        lastDistance = 0;
    }

    @Override
    public void scan(Window window, long from, long to, TokenSink sink) {
        long anchor = from + goOn(window, from, to, sink);
        byte[] bytes = window.segment(from);
        int end = window.offset(from) + (int) (to - from);
        // What a position has more than its index in this segment.
        long origin = from - window.offset(from);
        int i = (int) (anchor - origin);
        long hash = warm(bytes, i);
        while (i < end) {
            hash = (hash << 2) + GEAR[bytes[i++] & 0xFF];
            if (hash >>> sampleShift != 0) {
                continue;
            }
            int slot = (int) (hash >>> slotShift);
            long here = origin + i;
            long distance = here - table[slot] & 0xFFFF_FFFFL;
            boolean known = table[slot] != 0;
            table[slot] = (int) here;
            if (!known || distance == 0 || here - distance - window.start() < 0) {
                continue;
            }
            int ahead = window.commonLength(here - distance, here, (int) (to - here));
            int behind = window.commonLengthBefore(here - distance, here, back(window, here, distance, anchor));
            if (ahead + behind < shortest) {
                continue;
            }
            emit(sink, anchor, here - behind, distance, ahead + behind);
            anchor = here + ahead;
            i = (int) (anchor - origin);
            hash = warm(bytes, i);
        }
        if (anchor < to) {
            sink.literals(anchor, (int) (to - anchor));
        }
    }

    private static int back(Window window, long here, long distance, long anchor) {
        return (int) Math.min(here - anchor, here - distance - window.start());
    }

    private void emit(TokenSink sink, long anchor, long start, long distance, int length) {
        if (anchor < start) {
            sink.literals(anchor, (int) (start - anchor));
        }
        sink.match(distance, length);
        lastDistance = distance;
    }

    /** Continues a match that the end of the range before had cut off. */
    private int goOn(Window window, long from, long to, TokenSink sink) {
        if (lastDistance == 0 || from - lastDistance < window.start()) {
            return 0;
        }
        int length = window.commonLength(from - lastDistance, from, (int) (to - from));
        if (length < shortest) {
            return 0;
        }
        sink.match(lastDistance, length);
        return length;
    }

    private static long warm(byte[] bytes, int before) {
        long hash = 0;
        for (int i = Math.max(0, before - REACH); i < before; i++) {
            hash = (hash << 2) + GEAR[bytes[i] & 0xFF];
        }
        return hash;
    }
}
