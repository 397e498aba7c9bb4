package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.format.BlockChain;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkHeader;
import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.rzip.Rebuilder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Rebuilds one chunk. */
final class ChunkReader implements Closeable {
    private final FieldReader in;
    private final ChunkHeader header;
    private final History history;
    private final BlockSource blocks;
    private final List<BlockFeed> feeds;
    private final Rebuilder rebuilder;

    /**
     * Reads the headers that start a chunk.
     *
     * @param memory bytes that blocks which come too early may take
     */
    ChunkReader(FieldReader in, LrzipReadOptions options, Unpacker unpacker, History history, long memory)
            throws IOException {
        this.in = in;
        this.header = ChunkHeader.read(in);
        this.history = history;
        history.start(header.size());
        SpillFile spill = new SpillFile(options, "the blocks that come before their tokens");
        this.blocks = new BlockSource(in, new BlockChain(in, header.width()), unpacker, memory, spill);
        this.feeds = List.of(new BlockFeed(blocks, LrzipFormat.TOKENS), new BlockFeed(blocks, LrzipFormat.LITERALS));
        this.rebuilder = new Rebuilder(header.width(), feeds.get(0), feeds.get(1), history);
    }

    /** Whether no chunk follows. */
    boolean isLast() {
        return header.last();
    }

    /**
     * Rebuilds until the history has come to a position, or little farther.
     *
     * @return false at the chunk's end, of which all checks were passed
     */
    boolean advanceTo(long position) throws IOException {
        boolean more = rebuilder.advanceTo(position);
        history.sum();
        if (!more) {
            requireEnd();
        }
        return more;
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    private void requireEnd() throws IOException {
        for (BlockFeed feed : feeds) {
            if (!feed.isEmpty()) {
                throw in.corrupt(Reason.BAD_CHAIN, "a stream goes on behind the chunk's end");
            }
        }
    }
}
