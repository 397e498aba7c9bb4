package io.jenkins.plugins.backhaul.storage.presigned;

import java.util.ArrayDeque;
import java.util.Deque;

/** Blocks of memory that parts are made of, used again and again. Safe for several threads. */
final class BlockPool {
    /** Small enough that G1 never treats a block as humongous, and that a tiny upload stays tiny. */
    static final int BLOCK_SIZE = 256 << 10;

    private final Deque<byte[]> free = new ArrayDeque<>();

    synchronized byte[] take() {
        byte[] block = free.poll();
        return block == null ? new byte[BLOCK_SIZE] : block;
    }

    synchronized void give(Iterable<byte[]> blocks) {
        blocks.forEach(free::push);
    }
}
