package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.util.Arrays;

/**
 * Sorts a block's rotations. A rotation rises or falls: it is less or greater than the one that starts a byte later. Only
 * the valleys, which rise behind one that falls, are compared with each other, at most every second and usually every
 * third. The order of the falling ones follows from theirs, and that of the rising ones from the falling ones', in one
 * pass each.
 *
 * @see <a href="https://doi.org/10.1109/TC.2010.188">Nong, Zhang and Chan, Two efficient algorithms for linear time suffix
 *     array construction, 2011</a>
 */
final class BlockSorter {
    private static final int VALUES = 256;
    private static final int NONE = -1;

    private final int[] order;
    private final RotationSorter valleys;
    /** Where the rotations start that begin with a value; the falling ones come first. */
    private final int[] starts = new int[VALUES + 1];

    private final int[] falling = new int[VALUES];
    private final int[] next = new int[VALUES];
    private byte[] bytes;
    private int length;
    private int valleyCount;

    /** @param largest bytes of the largest block */
    BlockSorter(int largest) {
        this.order = new int[largest];
        this.valleys = new RotationSorter(largest / 2);
    }

    /** Where each rotation starts, in their order, after {@link #sort}. */
    int[] order() {
        return order;
    }

    /**
     * Sorts.
     *
     * @param block with room for {@value RotationSorter#KEY} bytes behind its end, which are overwritten
     * @return false when the block is too repetitive
     */
    boolean sort(byte[] block, int size) {
        bytes = block;
        length = size;
        for (int i = 0; i < RotationSorter.KEY; i++) {
            block[size + i] = block[i % size];
        }
        int change = lastChange();
        if (change == NONE) {
            // All rotations are equal, so that any order is right.
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            return true;
        }
        count();
        listValleys(change);
        if (!valleys.sort(block, size, order, size - valleyCount, size)) {
            return false;
        }
        placeValleys();
        placeFalling();
        placeRising();
        return true;
    }

    /** The last place whose byte differs from the next one's. */
    private int lastChange() {
        int i = length - 1;
        while (i >= 0 && bytes[i] == bytes[i + 1]) {
            i--;
        }
        return i;
    }

    private void count() {
        Arrays.fill(starts, 0);
        for (int i = 0; i < length; i++) {
            starts[(bytes[i] & 0xFF) + 1]++;
        }
        for (int value = 0; value < VALUES; value++) {
            starts[value + 1] += starts[value];
        }
    }

    /** Lists the valleys at the end of {@code order}, and counts the falling ones of each value. */
    private void listValleys(int change) {
        Arrays.fill(falling, 0);
        valleyCount = 0;
        int later = bytes[change + 1] & 0xFF;
        boolean laterRises = rises(change + 1);
        for (int step = 0; step < length; step++) {
            int i = change >= step ? change - step : change - step + length;
            int here = bytes[i] & 0xFF;
            boolean rises = here < later || (here == later && laterRises);
            if (!rises) {
                falling[here]++;
                if (laterRises) {
                    order[length - ++valleyCount] = i + 1 == length ? 0 : i + 1;
                }
            }
            later = here;
            laterRises = rises;
        }
    }

    /** Whether a rotation rises, by looking as far as it takes. */
    private boolean rises(int start) {
        int i = start % length;
        while (bytes[i] == bytes[i + 1]) {
            i = (i + 1) % length;
        }
        return (bytes[i] & 0xFF) < (bytes[i + 1] & 0xFF);
    }

    private void placeValleys() {
        Arrays.fill(order, 0, length, NONE);
        System.arraycopy(starts, 1, next, 0, VALUES);
        int[] sorted = valleys.order();
        for (int i = valleyCount - 1; i >= 0; i--) {
            order[--next[bytes[sorted[i]] & 0xFF]] = sorted[i];
        }
    }

    /** A falling rotation comes behind the next one, which is a valley or falls too. */
    private void placeFalling() {
        System.arraycopy(starts, 0, next, 0, VALUES);
        for (int i = 0; i < length; i++) {
            int later = order[i];
            if (later == NONE) {
                continue;
            }
            int here = later == 0 ? length - 1 : later - 1;
            int value = bytes[here] & 0xFF;
            if (value >= (bytes[later] & 0xFF)) {
                order[next[value]++] = here;
            }
        }
    }

    /** A rising rotation comes before the next one. The valleys get their final places here. */
    private void placeRising() {
        System.arraycopy(starts, 1, next, 0, VALUES);
        for (int i = length - 1; i >= 0; i--) {
            int later = order[i];
            int here = later == 0 ? length - 1 : later - 1;
            int value = bytes[here] & 0xFF;
            int laterValue = bytes[later] & 0xFF;
            boolean laterRises = i >= starts[laterValue] + falling[laterValue];
            if (value < laterValue || (value == laterValue && laterRises)) {
                order[--next[value]] = here;
            }
        }
    }
}
