package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.PackedBlock;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkHeader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Writes a chunk's blocks one after the other. A block's header says where the next block of its stream is, so it waits
 * until all that lie between are compressed.
 */
final class ChunkLayout {
    private static final PackedBlock EMPTY = new PackedBlock(LrzipFormat.STORED, new byte[0], 0, 0);

    private final LrzipOutput out;
    private final int width;
    private final long reach;
    private final FrameCheck check;
    private final Deque<Placed> waiting = new ArrayDeque<>();
    private boolean begun;
    private long position;

    /**
     * A chunk of which nothing is written yet.
     *
     * @param width bytes of every length and offset
     * @param reach how far back matches may start
     * @param check reads all that is written again; null for none
     */
    ChunkLayout(LrzipOutput out, int width, long reach, FrameCheck check) {
        this.out = out;
        this.width = width;
        this.reach = reach;
        this.check = check;
        for (int stream = 0; stream < LrzipFormat.STREAMS; stream++) {
            add(stream, CompletableFuture.completedFuture(EMPTY));
        }
    }

    /** Whether the chunk's header is written, and with it that another chunk follows. */
    boolean begun() {
        return begun;
    }

    /** Places a block behind those before. */
    void add(int stream, Future<PackedBlock> block) {
        waiting.add(new Placed(stream, block));
    }

    /** Writes blocks, waiting for them to be compressed, until at most that many are left. */
    void advance(int keep) throws IOException {
        begin(new ChunkHeader(width, false, reach));
        while (waiting.size() > keep && hasNextOfItsStream()) {
            writeFirst();
        }
    }

    /**
     * Writes the rest.
     *
     * @param last whether no chunk follows; to be false if the header is written
     * @param size of the chunk's content
     */
    void finish(boolean last, long size) throws IOException {
        begin(new ChunkHeader(width, last, size));
        if (waiting.peekLast().stream == LrzipFormat.TOKENS) {
            add(LrzipFormat.LITERALS, CompletableFuture.completedFuture(EMPTY));
        }
        while (!waiting.isEmpty()) {
            writeFirst();
        }
        if (check != null) {
            check.end();
        }
    }

    private void begin(ChunkHeader header) throws IOException {
        if (!begun) {
            begun = true;
            byte[] bytes = header.toBytes();
            out.write(bytes, 0, bytes.length);
            if (check != null) {
                check.chunk(bytes, header);
            }
        }
    }

    private boolean hasNextOfItsStream() {
        int stream = waiting.getFirst().stream;
        return waiting.stream().filter(placed -> placed.stream == stream).count() > 1;
    }

    private void writeFirst() throws IOException {
        PackedBlock block = Press.await(waiting.peekFirst().block);
        long next = next();
        int stream = waiting.removeFirst().stream;
        BlockHeader blockHeader = new BlockHeader(block.method(), block.length(), block.plainLength(), next);
        byte[] bytes = blockHeader.toBytes(width);
        out.write(bytes, 0, bytes.length);
        out.write(block.bytes(), 0, block.length());
        position += bytes.length + block.length();
        if (check != null) {
            check.block(stream, bytes, blockHeader, block);
        }
    }

    /** Where the next block of the first one's stream will be; 0 for none. */
    private long next() throws IOException {
        Iterator<Placed> blocks = waiting.iterator();
        Placed first = blocks.next();
        long at =
                position + BlockHeader.length(width) + Press.await(first.block).length();
        while (blocks.hasNext()) {
            Placed other = blocks.next();
            if (other.stream == first.stream) {
                return at;
            }
            at += BlockHeader.length(width) + Press.await(other.block).length();
        }
        return 0;
    }

    private record Placed(int stream, Future<PackedBlock> block) {}
}
