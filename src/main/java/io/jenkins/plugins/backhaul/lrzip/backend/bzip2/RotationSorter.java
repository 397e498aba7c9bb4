package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sorts some of a block's rotations: by their first two bytes in one pass, then by the next eight at a time, which are
 * fetched once and compared as a number. That is quick as long as rotations differ soon, as they do once all long
 * repetitions are taken out; a block where they do not is declined.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-74450-4_1">Ng and Kakehi, Cache efficient radix sort, 2007</a>
 */
final class RotationSorter {
    /** Bytes that are compared at once. */
    static final int KEY = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PAIRS = 1 << 16;
    private static final int FEW = 10;
    private static final int DEEPEST = 2_000;
    private static final int FETCHES_PER_BYTE = 24;

    private final int[] starts = new int[PAIRS + 1];
    private final int[] order;
    private final long[] keys;
    private byte[] bytes;
    private int length;
    private long fetches;

    /** @param most rotations that it is given at once */
    RotationSorter(int most) {
        this.order = new int[most];
        this.keys = new long[most];
    }

    /** Where each rotation starts, in their order, after {@link #sort}. */
    int[] order() {
        return order;
    }

    /**
     * Sorts.
     *
     * @param block the block, and behind it its first {@value #KEY} bytes again
     * @param size of the block
     * @param rotations where those that matter start, from index {@code from} to its end at {@code to}
     * @return false when the block is too repetitive
     */
    boolean sort(byte[] block, int size, int[] rotations, int from, int to) {
        bytes = block;
        length = size;
        fetches = (long) FETCHES_PER_BYTE * size;
        dealByPairs(rotations, from, to);
        boolean sorted = true;
        for (int pair = 0; pair < PAIRS && sorted; pair++) {
            sorted = sortGroup(starts[pair], starts[pair + 1], 2);
        }
        return sorted;
    }

    private void dealByPairs(int[] rotations, int from, int to) {
        Arrays.fill(starts, 0);
        for (int i = from; i < to; i++) {
            starts[pair(rotations[i]) + 1]++;
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            starts[pair + 1] += starts[pair];
        }
        for (int i = from; i < to; i++) {
            order[starts[pair(rotations[i])]++] = rotations[i];
        }
        // Dealing has moved each start to the next one's place.
        System.arraycopy(starts, 0, starts, 1, PAIRS);
        starts[0] = 0;
    }

    private int pair(int i) {
        return ((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF);
    }

    /** Sorts rotations that are equal in their first {@code depth} bytes. */
    private boolean sortGroup(int from, int to, int depth) {
        if (to - from < 2) {
            return true;
        }
        fetches -= to - from;
        if (depth > DEEPEST || fetches < 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int at = order[i] + depth;
            while (at >= length) {
                at -= length;
            }
            // With the sign turned, longs compare as their bytes do.
            keys[i] = (long) LONGS.get(bytes, at) ^ Long.MIN_VALUE;
        }
        return sortFetched(from, to, depth);
    }

    /** The same, with the next eight bytes of each in {@code keys}. */
    private boolean sortFetched(int first, int end, int depth) {
        int from = first;
        int to = end;
        while (to - from > FEW) {
            long pivot = median(keys[from], keys[(from + to) >>> 1], keys[to - 1]);
            int less = from;
            int more = to;
            for (int i = from; i < more; ) {
                if (keys[i] < pivot) {
                    swap(less++, i++);
                } else if (keys[i] > pivot) {
                    swap(i, --more);
                } else {
                    i++;
                }
            }
            if (!sortGroup(less, more, depth + KEY)) {
                return false;
            }
            // The smaller side by recursion, so that the stack stays flat.
            boolean leftIsSmaller = less - from < to - more;
            boolean sorted = leftIsSmaller ? sortFetched(from, less, depth) : sortFetched(more, to, depth);
            if (!sorted) {
                return false;
            }
            from = leftIsSmaller ? more : from;
            to = leftIsSmaller ? to : less;
        }
        return insertionSort(from, to, depth);
    }

    private boolean insertionSort(int from, int to, int depth) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int rotation = order[i];
            int j = i;
            for (; j > from && keys[j - 1] > key; j--) {
                keys[j] = keys[j - 1];
                order[j] = order[j - 1];
            }
            keys[j] = key;
            order[j] = rotation;
        }
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (!sortGroup(start, i, depth + KEY)) {
                    return false;
                }
                start = i;
            }
        }
        return true;
    }

    private void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int rotation = order[i];
        order[i] = order[j];
        order[j] = rotation;
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
