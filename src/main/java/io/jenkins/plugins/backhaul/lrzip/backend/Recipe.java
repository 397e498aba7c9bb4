package io.jenkins.plugins.backhaul.lrzip.backend;

import java.util.List;
import org.tukaani.xz.BasicArrayCache;

/**
 * Which compressors a writer may choose from, best first where they do equally well.
 *
 * @param tokens for blocks of tokens
 * @param literals for blocks of literals
 * @param dictionary the largest LZMA dictionary they use, in bytes
 */
public record Recipe(List<Encoder> tokens, List<Encoder> literals, int dictionary) {
    private static final int FAST_ZLIB = 7;
    /** Tokens are few, but half of the archive if nothing better than zlib is done about them. */
    private static final int FAST_TOKEN_PRESET = 1;

    private static final int TOKEN_PRESET = 3;
    private static final int LITERAL_PRESET = 3;
    private static final int BEST_PRESET = 6;

    /** Keeps copies of the lists. */
    public Recipe {
        tokens = List.copyOf(tokens);
        literals = List.copyOf(literals);
    }

    /** As fast as can be while still smaller than general-purpose compressors. */
    public static Recipe fast(int dictionary) {
        Encoder tokens = new LzmaEncoder(FAST_TOKEN_PRESET, dictionary, new BasicArrayCache());
        return new Recipe(List.of(tokens), List.of(new ZlibEncoder(FAST_ZLIB)), dictionary);
    }

    /** Close to the densest, in a fraction of the time. */
    public static Recipe balanced(int dictionary) {
        BasicArrayCache arrays = new BasicArrayCache();
        return new Recipe(
                List.of(new LzmaEncoder(TOKEN_PRESET, dictionary, arrays)),
                List.of(new Bzip2Encoder(), new LzmaEncoder(LITERAL_PRESET, dictionary, arrays)),
                dictionary);
    }

    /** As dense as can be. */
    public static Recipe best(int dictionary) {
        BasicArrayCache arrays = new BasicArrayCache();
        Encoder lzma = new LzmaEncoder(BEST_PRESET, dictionary, arrays);
        return new Recipe(List.of(lzma), List.of(new Bzip2Encoder(), lzma), dictionary);
    }
}
