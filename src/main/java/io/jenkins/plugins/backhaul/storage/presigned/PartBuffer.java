package io.jenkins.plugins.backhaul.storage.presigned;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One part in memory, grown block by block as it is filled. Not for several threads at a time. */
final class PartBuffer {
    private final BlockPool pool;
    private final int number;
    private final long capacity;
    private final List<byte[]> blocks = new ArrayList<>();
    private long length;
    private int openPlaces;

    PartBuffer(BlockPool pool, int number, long capacity) {
        this.pool = pool;
        this.number = number;
        this.capacity = capacity;
    }

    long length() {
        return length;
    }

    boolean isFull() {
        return length == capacity;
    }

    boolean hasOpenPlaces() {
        return openPlaces > 0;
    }

    /** Appends as much as there is room for; returns how much that was. */
    int append(byte[] bytes, int offset, int count) {
        int taken = (int) Math.min(count, capacity - length);
        extendTo(length + taken);
        copy(bytes, offset, taken, length - taken);
        return taken;
    }

    /** Leaves a place of {@code count} bytes, or as much as there is room for; returns how much that was. */
    int leavePlace(int count) {
        int left = (int) Math.min(count, capacity - length);
        extendTo(length + left);
        openPlaces++;
        return left;
    }

    void fillPlace(byte[] bytes, int offset, int count, long position) {
        copy(bytes, offset, count, position);
        openPlaces--;
    }

    Part describe(PartChecksum checksum) {
        List<ByteBuffer> content = content();
        MessageDigest sha256 = Digests.start("SHA-256");
        content.forEach(block -> sha256.update(block.duplicate()));
        return new Part(number, length, checksum.encode(content), HexFormat.of().formatHex(sha256.digest()));
    }

    /** Views of the bytes, in order. */
    List<ByteBuffer> content() {
        List<ByteBuffer> views = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            long start = (long) i * BlockPool.BLOCK_SIZE;
            int used = (int) Math.min(BlockPool.BLOCK_SIZE, length - start);
            views.add(ByteBuffer.wrap(blocks.get(i), 0, used));
        }
        return views;
    }

    /** Gives the memory back; the part is not to be used any more. */
    void release() {
        pool.give(blocks);
        blocks.clear();
    }

    private void extendTo(long newLength) {
        while ((long) blocks.size() * BlockPool.BLOCK_SIZE < newLength) {
            blocks.add(pool.take());
        }
        length = newLength;
    }

    private void copy(byte[] bytes, int offset, int count, long position) {
        int done = 0;
        while (done < count) {
            byte[] block = blocks.get((int) ((position + done) / BlockPool.BLOCK_SIZE));
            int within = (int) ((position + done) % BlockPool.BLOCK_SIZE);
            int piece = Math.min(count - done, BlockPool.BLOCK_SIZE - within);
            System.arraycopy(bytes, offset + done, block, within, piece);
            done += piece;
        }
    }
}
