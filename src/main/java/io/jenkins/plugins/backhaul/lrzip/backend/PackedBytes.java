package io.jenkins.plugins.backhaul.lrzip.backend;

import java.io.ByteArrayOutputStream;

/** Collects a block's bytes and gives them away without a copy. */
final class PackedBytes extends ByteArrayOutputStream {
    PackedBytes(int expected) {
        super(Math.max(32, expected));
    }

    PackedBlock block(int method, int plainLength) {
        return new PackedBlock(method, buf, count, plainLength);
    }
}
