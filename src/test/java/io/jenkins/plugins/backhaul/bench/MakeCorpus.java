package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a corpus to a file: {@code name file}. */
final class MakeCorpus {
    private MakeCorpus() {}

    public static void main(String[] args) throws IOException {
        Corpus corpus = Corpus.valueOf(args[0]);
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(args[1]), 1 << 16)) {
            corpus.write(out, corpus.usualSize());
        }
    }
}
