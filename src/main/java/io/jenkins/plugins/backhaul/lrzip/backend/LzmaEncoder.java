package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Compresses with LZMA. */
final class LzmaEncoder implements Encoder {
    private static final int ROOM_FOR_SMALL = 1 << 16;

    private final int preset;
    private final int dictionary;
    private final ArrayCache arrays;

    /** @param preset of xz, 0 to 9 */
    LzmaEncoder(int preset, int dictionary, ArrayCache arrays) {
        this.preset = preset;
        this.dictionary = dictionary;
        this.arrays = arrays;
    }

    @Override
    public int method() {
        return LrzipFormat.LZMA;
    }

    @Override
    public boolean encode(byte[] plain, int length, OutputStream packed) throws IOException {
        LZMA2Options options = new LZMA2Options(preset);
        options.setDictSize(Math.min(dictionary, Math.max(length, ROOM_FOR_SMALL)));
        try (LZMAOutputStream out = new LZMAOutputStream(packed, options, false, arrays)) {
            out.write(plain, 0, length);
        }
        return true;
    }
}
