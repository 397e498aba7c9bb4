package io.jenkins.plugins.backhaul.bench.corpus;

import java.util.Random;

/** Bytes without any order. */
final class RandomBytes implements Corpus.Source {
    private static final int AT_ONCE = 1 << 16;

    private final Random random = new Random(7);

    @Override
    public byte[] next() {
        byte[] bytes = new byte[AT_ONCE];
        random.nextBytes(bytes);
        return bytes;
    }
}
