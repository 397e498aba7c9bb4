package io.jenkins.plugins.backhaul.lrzip;

import java.io.IOException;
import java.io.OutputStream;

/** An output that can only go forward. */
record StreamOutput(OutputStream out) implements LrzipOutput {
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public Deferred reserve(int length) {
        throw new IllegalStateException("A stream can reserve nothing");
    }
}
