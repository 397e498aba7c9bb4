package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.Recipe;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.rzip.GearMatchFinder;
import io.jenkins.plugins.backhaul.lrzip.rzip.MatchFinder;
import io.jenkins.plugins.backhaul.lrzip.rzip.Window;

/**
 * The sizes that fit into what the options allow.
 *
 * @param segments of the window
 * @param segmentBits the size of each as a power of two
 * @param block bytes of a block of literals
 * @param dictionary of LZMA, in bytes; the least where none is used, so that the window gets what it would take
 */
record WritePlan(LrzipWriteOptions options, int segments, int segmentBits, int block, int dictionary) {
    /** Tokens that close a group of blocks. */
    static final int TOKENS_IN_GROUP = 2 << 20;

    private static final int SHORTEST_MATCH = 128;
    /** What zlib makes of literals is large enough that shorter matches pay. */
    private static final int SHORTEST_FAST_MATCH = 64;

    private static final int SAMPLE_BITS = 4;
    private static final int TABLE_BITS = 22;
    /** A whole number of what bzip2 sorts at once, so that no sort is left half empty. */
    private static final int BLOCK = 4 * 899_000;

    /** A whole segment at a time leaves the window, so that with smaller ones it never reaches much less far than it could. */
    private static final int SEGMENT_BITS = 22;

    private static final long LARGEST_WINDOW = 192L << 20;
    private static final int ENCODER_PER_DICTIONARY = 12;

    static WritePlan of(LrzipWriteOptions options) {
        int dictionary =
                switch (options.level()) {
                    case FAST -> LrzipFormat.SMALLEST_DICTIONARY;
                    case DEFAULT -> 4 << 20;
                    case BEST -> 8 << 20;
                };
        int block = options.level() == Level.BEST ? 2 * BLOCK : BLOCK;
        long forEncoders = options.memory() * 2 / 5;
        while (block > 900_000 && encoders(options, block, dictionary) > forEncoders) {
            block /= 2;
            dictionary = Math.max(LrzipFormat.SMALLEST_DICTIONARY, dictionary / 2);
        }
        long forWindow = Math.min(
                LARGEST_WINDOW, options.memory() - Math.min(forEncoders, encoders(options, block, dictionary)));
        int bits = SEGMENT_BITS;
        while (bits > 20 && forWindow >> bits < 4) {
            bits--;
        }
        return new WritePlan(options, (int) (forWindow >> bits), bits, block, dictionary);
    }

    /** Raw buffers, packed blocks that wait, and the encoders themselves. */
    private static long encoders(LrzipWriteOptions options, long block, long dictionary) {
        return options.threads() * (dictionary * ENCODER_PER_DICTIONARY + 3 * block) + 2 * block;
    }

    Recipe recipe() {
        return switch (options.level()) {
            case FAST -> Recipe.fast(dictionary);
            case DEFAULT -> Recipe.balanced(dictionary);
            case BEST -> Recipe.best(dictionary);
        };
    }

    Window window() {
        return new Window(segments, segmentBits, (position, segment) -> {});
    }

    MatchFinder finder() {
        int shortest = options.level() == Level.FAST ? SHORTEST_FAST_MATCH : SHORTEST_MATCH;
        return new GearMatchFinder(shortest, SAMPLE_BITS, TABLE_BITS);
    }

    /** How far back a match may start at most. */
    long reach() {
        return (long) segments << segmentBits;
    }

    /** Literals that close a group of blocks. */
    int blocksInGroup() {
        return Math.max(4, options.threads());
    }
}
