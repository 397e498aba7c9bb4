package io.jenkins.plugins.backhaul.lrzip.backend;

import java.util.List;
import org.tukaani.xz.BasicArrayCache;

/**
 * Which compressors a writer may choose from, best first where they do equally well.
 *
 * @param tokens for blocks of tokens
 * @param literals for blocks of literals: each block takes the next choice in turn. Text takes the first of its choice
 * @param dictionary the largest LZMA dictionary they use, in bytes
 */
public record Recipe(List<Encoder> tokens, List<List<Encoder>> literals, int dictionary) {
    private static final int FAST_LEVEL = 5;
    private static final int TOKEN_LEVEL = 6;
    private static final int LITERAL_PRESET = 3;
    private static final int BEST_PRESET = 6;

    /** Keeps copies of the lists. */
    public Recipe {
        tokens = List.copyOf(tokens);
        literals = literals.stream().map(List::copyOf).toList();
    }

    /**
     * As fast as can be while still smaller than general-purpose compressors. zlib at a level that makes everything a little
     * too large, and bzip2 often enough to make up for it, together take less time than zlib at a higher level.
     */
    public static Recipe fast(int dictionary) {
        Encoder zlib = new ZlibEncoder(FAST_LEVEL);
        List<Encoder> quick = List.of(zlib);
        List<Encoder> dense = List.of(new Bzip2Encoder(), zlib);
        return new Recipe(List.of(new ZlibEncoder(TOKEN_LEVEL)), List.of(quick, dense, quick, quick), dictionary);
    }

    /** Close to the densest, in a fraction of the time. */
    public static Recipe balanced(int dictionary) {
        Encoder bzip2 = new Bzip2Encoder();
        Encoder lzma = new LzmaEncoder(LITERAL_PRESET, dictionary, new BasicArrayCache());
        return new Recipe(List.of(bzip2, new ZlibEncoder(TOKEN_LEVEL)), List.of(List.of(bzip2, lzma)), dictionary);
    }

    /** As dense as can be. */
    public static Recipe best(int dictionary) {
        Encoder lzma = new LzmaEncoder(BEST_PRESET, dictionary, new BasicArrayCache());
        return new Recipe(List.of(lzma), List.of(List.of(new Bzip2Encoder(), lzma)), dictionary);
    }

    /** What there is for a block of literals, of which {@code number} came before. */
    List<Encoder> literals(long number) {
        return literals.get((int) (number % literals.size()));
    }
}
