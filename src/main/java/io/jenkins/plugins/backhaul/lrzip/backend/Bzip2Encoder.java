package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.backend.bzip2.Bzip2Writer;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compresses with bzip2, which on text is both faster and denser than LZMA. */
final class Bzip2Encoder implements Encoder {
    private final Queue<Bzip2Writer> idle = new ConcurrentLinkedQueue<>();

    @Override
    public int method() {
        return LrzipFormat.BZIP2;
    }

    @Override
    public boolean encode(byte[] plain, int length, OutputStream packed) throws IOException {
        Bzip2Writer writer = idle.poll();
        if (writer == null) {
            writer = new Bzip2Writer();
        }
        boolean done = writer.write(plain, length, packed);
        idle.add(writer);
        return done;
    }
}
