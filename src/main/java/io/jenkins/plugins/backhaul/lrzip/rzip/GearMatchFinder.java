package io.jenkins.plugins.backhaul.lrzip.rzip;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds repetitions by a gear hash of the latest 64 bytes: cheap enough to be computed at every byte, looked up and
 * remembered only where its top bits happen to be zero, which picks the same places of the same content wherever it
 * stands.
 *
 * @see <a href="https://www.usenix.org/conference/atc16/technical-sessions/presentation/xia">FastCDC, section 3.2</a>
 */
public final class GearMatchFinder implements MatchFinder {
    /** Bytes that the hash covers: one bit of 64 is given up for each. */
    private static final int REACH = 64;

    /** A match from beyond this part of the window is learnt anew, before its source is forgotten. */
    private static final int LATE = 3;
    /** The longest change, in bytes, behind which the last match is tried again. */
    private static final int CHANGE = 32;

    private static final int CHECK_BITS = 4;
    private static final int CHECK_MASK = (1 << CHECK_BITS) - 1;
    private static final long NONE = -1;
    private static final int NOWHERE = -1;
    private static final long[] GEAR =
            new Random(0x6261636B6861756CL).longs(256).toArray();

    private final int shortest;
    private final int sampleShift;
    private final int slotShift;
    private final int[] table;
    private final MatchList matches = new MatchList();
    private long lastDistance;
    /** Of the bytes before the place that the scan has come to. */
    private long hash;

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
        search(window, from, to);
        matches.drain(from, to, sink);
    }

    private void search(Window window, long from, long to) {
        long anchor = goOn(window, from);
        byte[] bytes = window.segment(from);
        int end = window.offset(from) + (int) (to - from);
        // What a position has more than its index in this segment.
        long origin = from - window.offset(from);
        for (int i = nextPlace(bytes, warm(bytes, (int) (anchor - origin)), end); i != NOWHERE; ) {
            long matched = lookUp(window, anchor, origin + i);
            if (matched != NONE) {
                anchor = resume(window, matched);
                i = warm(bytes, (int) (anchor - origin));
            }
            i = nextPlace(bytes, i, end);
        }
    }

    /** Goes on to the next place that is looked up. So small that a run has it compiled before it is half over. */
    private int nextPlace(byte[] bytes, int from, int end) {
        long rolling = hash;
        int shift = sampleShift;
        int i = from;
        while (i < end) {
            rolling = (rolling << 1) + GEAR[bytes[i++] & 0xFF];
            if (rolling >>> shift == 0) {
                hash = rolling;
                return i;
            }
        }
        return NOWHERE;
    }

    /** Looks a place up and remembers it; says where a match around it ends. */
    private long lookUp(Window window, long anchor, long here) {
        int slot = (int) (hash >>> slotShift);
        int entry = entry(here);
        int known = table[slot];
        table[slot] = entry;
        int distance = (entry - known) >>> CHECK_BITS;
        boolean usable =
                known != 0 && ((entry ^ known) & CHECK_MASK) == 0 && distance != 0 && here - distance >= window.start();
        return usable ? match(window, anchor, here, distance) : NONE;
    }

    /** Notes a match around a place where content is known from before; says where it ends. */
    private long match(Window window, long anchor, long here, long distance) {
        long there = here - distance;
        int ahead = window.commonLength(there, here, (int) (window.end() - here));
        int limit = (int) Math.min(here - anchor, there - window.start());
        int behind = window.commonLengthBefore(there, here, limit);
        if (ahead + behind < shortest) {
            return NONE;
        }
        matches.add(here - behind, distance, ahead + behind);
        lastDistance = distance;
        learnIfLate(window, here, here + ahead);
        return here + ahead;
    }

    /** Continues the last match behind small changes that kept the length, without asking the table. */
    private long resume(Window window, long end) {
        long at = end;
        while (at + CHANGE + shortest <= window.end()) {
            long matched = match(window, at, at + CHANGE, lastDistance);
            if (matched == NONE) {
                break;
            }
            at = matched;
        }
        return at;
    }

    /** Remembers places within the last match, if its source is about to leave the window. */
    private void learnIfLate(Window window, long from, long to) {
        if (lastDistance <= window.capacity() / LATE) {
            return;
        }
        byte[] bytes = window.segment(from);
        long origin = from - window.offset(from);
        int end = (int) (to - origin);
        int i = nextPlace(bytes, warm(bytes, window.offset(from)), end);
        while (i != NOWHERE) {
            table[(int) (hash >>> slotShift)] = entry(origin + i);
            i = nextPlace(bytes, i, end);
        }
    }

    /** Continues a match that the end of the range before had cut off; says where it ends. */
    private long goOn(Window window, long from) {
        if (lastDistance == 0 || from - lastDistance < window.start()) {
            return from;
        }
        int length = window.commonLength(from - lastDistance, from, (int) (window.end() - from));
        if (length < shortest) {
            return from;
        }
        matches.add(from, lastDistance, length);
        learnIfLate(window, from, from + length);
        return from + length;
    }

    /** A position, as far as any window reaches, and some more bits of its hash, which spare most looks at other content. */
    private int entry(long position) {
        return (int) (position << CHECK_BITS) | ((int) (hash >>> (slotShift - CHECK_BITS)) & CHECK_MASK);
    }

    /** Computes the hash of the bytes before an index, and gives that index. */
    private int warm(byte[] bytes, int before) {
        long rolling = 0;
        for (int i = Math.max(0, before - REACH); i < before; i++) {
            rolling = (rolling << 1) + GEAR[bytes[i] & 0xFF];
        }
        hash = rolling;
        return before;
    }
}
