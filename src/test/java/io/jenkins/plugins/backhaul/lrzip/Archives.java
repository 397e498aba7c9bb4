package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Packs and unpacks in memory, for tests. */
final class Archives {
    private Archives() {}

    static byte[] pack(byte[] plain, LrzipWriteOptions options) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (LrzipOutputStream out = new LrzipOutputStream(packed, options)) {
            out.write(plain);
            out.finish();
        }
        return packed.toByteArray();
    }

    static byte[] pack(byte[] plain) throws IOException {
        return pack(plain, LrzipWriteOptions.defaults());
    }

    static byte[] unpack(byte[] packed, LrzipReadOptions options) throws IOException {
        try (LrzipInputStream in = new LrzipInputStream(new ByteArrayInputStream(packed), options)) {
            return in.readAllBytes();
        }
    }

    static byte[] unpack(byte[] packed) throws IOException {
        return unpack(packed, LrzipReadOptions.defaults());
    }

    static byte[] corpus(Corpus corpus, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        corpus.write(out, size);
        return out.toByteArray();
    }

    /** A small archive that a native lrzip made, or what it was made from. */
    static byte[] golden(String name) {
        try (InputStream in = Archives.class.getResourceAsStream("/lrzip/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
