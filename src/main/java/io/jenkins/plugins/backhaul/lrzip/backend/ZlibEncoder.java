package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/** Compresses with zlib: not dense, but fast. */
final class ZlibEncoder implements Encoder {
    private static final int AT_ONCE = 1 << 16;

    private final int level;

    /** @param level of zlib, 1 to 9 */
    ZlibEncoder(int level) {
        this.level = level;
    }

    @Override
    public int method() {
        return LrzipFormat.ZLIB;
    }

    @Override
    public boolean encode(byte[] plain, int length, OutputStream packed) throws IOException {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(plain, 0, length);
            deflater.finish();
            byte[] part = new byte[AT_ONCE];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
        } finally {
            deflater.end();
        }
        return true;
    }
}
