package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compresses with bzip2, which on text is both faster and denser than LZMA. */
final class Bzip2Encoder implements Encoder {
    /** Bytes that bzip2 sorts at a time. */
    static final int SORTED_AT_ONCE = 900_000;

    @Override
    public int method() {
        return LrzipFormat.BZIP2;
    }

    @Override
    public void encode(byte[] plain, int length, OutputStream packed) throws IOException {
        int hundreds = Math.max(1, Math.min(9, (length + 99_999) / 100_000));
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed, hundreds)) {
            out.write(plain, 0, length);
        }
    }
}
