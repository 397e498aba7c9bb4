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
        long anchor = goOn(window, from, sink);
        byte[] bytes = window.segment(from);
        int end = window.offset(from) + (int) (to - from);
        // What a position has more than its index in this segment.
        long origin = from - window.offset(from);
        int i = (int) (anchor - origin);
        long hash = warm(bytes, i);
        while (i < end) {
            hash = (hash << 1) + GEAR[bytes[i++] & 0xFF];
            if (hash >>> sampleShift != 0) {
                continue;
            }
            int slot = (int) (hash >>> slotShift);
            long here = origin + i;
            int entry = entry(here, hash);
            int known = table[slot];
            table[slot] = entry;
            int distance = (entry - known) >>> CHECK_BITS;
            if (known == 0
                    || ((entry ^ known) & CHECK_MASK) != 0
                    || distance == 0
                    || here - distance < window.start()) {
                continue;
            }
            long matched = match(window, anchor, here, distance, sink);
            if (matched == NONE) {
                continue;
            }
            anchor = resume(window, matched, sink);
            i = (int) (anchor - origin);
            hash = warm(bytes, i);
        }
        if (anchor < to) {
            sink.literals(anchor, (int) (to - anchor));
        }
    }

    /** Emits a match around a place where content is known from before; says where it ends. */
    private long match(Window window, long anchor, long here, long distance, TokenSink sink) {
        long there = here - distance;
        int ahead = window.commonLength(there, here, (int) (window.end() - here));
        int limit = (int) Math.min(here - anchor, there - window.start());
        int behind = window.commonLengthBefore(there, here, limit);
        if (ahead + behind < shortest) {
            return NONE;
        }
        long start = here - behind;
        if (anchor < start) {
            sink.literals(anchor, (int) (start - anchor));
        }
        sink.match(distance, ahead + behind);
        lastDistance = distance;
        learnIfLate(window, here, here + ahead);
        return here + ahead;
    }

    /** Continues the last match behind small changes that kept the length, without asking the table. */
    private long resume(Window window, long end, TokenSink sink) {
        long at = end;
        while (at + CHANGE + shortest <= window.end()) {
            long matched = match(window, at, at + CHANGE, lastDistance, sink);
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
        long hash = warm(bytes, window.offset(from));
        for (int i = window.offset(from); i < end; ) {
            hash = (hash << 1) + GEAR[bytes[i++] & 0xFF];
            if (hash >>> sampleShift == 0) {
                table[(int) (hash >>> slotShift)] = entry(origin + i, hash);
            }
        }
    }

    /** Continues a match that the end of the range before had cut off; says where it ends. */
    private long goOn(Window window, long from, TokenSink sink) {
        if (lastDistance == 0 || from - lastDistance < window.start()) {
            return from;
        }
        int length = window.commonLength(from - lastDistance, from, (int) (window.end() - from));
        if (length < shortest) {
            return from;
        }
        sink.match(lastDistance, length);
        learnIfLate(window, from, from + length);
        return from + length;
    }

    /** A position, as far as any window reaches, and some more bits of its hash, which spare most looks at other content. */
    private int entry(long position, long hash) {
        return (int) (position << CHECK_BITS) | ((int) (hash >>> (slotShift - CHECK_BITS)) & CHECK_MASK);
    }

    private static long warm(byte[] bytes, int before) {
        long hash = 0;
        for (int i = Math.max(0, before - REACH); i < before; i++) {
            hash = (hash << 1) + GEAR[bytes[i] & 0xFF];
        }
        return hash;
    }
}
