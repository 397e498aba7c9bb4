package io.jenkins.plugins.backhaul.lrzip.rzip;

import java.util.Arrays;

/**
 * The matches of a range, in their order. They are told of only when all are found: a search that did so at once would be
 * compiled together with all that makes tokens, again and again, for longer than a small archive takes altogether.
 */
final class MatchList {
    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] starts = new long[FIRST_CAPACITY];
    private long[] distances = new long[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int count;

    /** Adds a match behind those before. */
    void add(long start, long distance, int length) {
        if (count == lengths.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            distances = Arrays.copyOf(distances, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        starts[count] = start;
        distances[count] = distance;
        lengths[count++] = length;
    }

    /** Tells of all matches and of the literals around them, and forgets them. */
    void drain(long from, long to, TokenSink sink) {
        long at = from;
        for (int i = 0; i < count; i++) {
            if (at < starts[i]) {
                sink.literals(at, (int) (starts[i] - at));
            }
            sink.match(distances[i], lengths[i]);
            at = starts[i] + lengths[i];
        }
        if (at < to) {
            sink.literals(at, (int) (to - at));
        }
        count = 0;
    }
}
