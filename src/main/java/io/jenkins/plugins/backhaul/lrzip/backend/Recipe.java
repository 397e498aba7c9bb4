package io.jenkins.plugins.backhaul.lrzip.backend;

import java.util.List;
import org.tukaani.xz.BasicArrayCache;

/**
 * Which compressors a writer may choose from, best first where they do equally well. Text takes the first.
 *
 * @param tokens for blocks of tokens
 * @param literals for blocks of literals
 * @param dictionary the largest LZMA dictionary they use, in bytes
 */
public record Recipe(List<Encoder> tokens, List<Encoder> literals, int dictionary) {
    private static final int ZLIB_LEVEL = 6;
    private static final int LITERAL_PRESET = 3;
    private static final int BEST_PRESET = 6;

    /** Keeps copies of the lists. */
    public Recipe {
        tokens = List.copyOf(tokens);
        literals = List.copyOf(literals);
    }

    /** As fast as can be: nothing that Java would have to compile first. */
    public static Recipe fast(int dictionary) {
        List<Encoder> zlib = List.of(new ZlibEncoder(ZLIB_LEVEL));
        return new Recipe(zlib, zlib, dictionary);
    }

    /** Close to the densest, in a fraction of the time. */
    public static Recipe balanced(int dictionary) {
        Encoder bzip2 = new Bzip2Encoder();
        Encoder lzma = new LzmaEncoder(LITERAL_PRESET, dictionary, new BasicArrayCache());
        return new Recipe(List.of(bzip2, new ZlibEncoder(ZLIB_LEVEL)), List.of(bzip2, lzma), dictionary);
    }

    /** As dense as can be. */
    public static Recipe best(int dictionary) {
        Encoder lzma = new LzmaEncoder(BEST_PRESET, dictionary, new BasicArrayCache());
        return new Recipe(List.of(lzma), List.of(new Bzip2Encoder(), lzma), dictionary);
    }
}
