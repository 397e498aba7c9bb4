package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.format.BlockChain;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A chunk's blocks in the order in which they are needed, read in the order in which they come. A native archive has its
 * tokens behind the literals that they ask for: what comes too early is kept compressed, in memory as far as allowed.
 */
final class BlockSource implements Closeable {
    private final FieldReader in;
    private final BlockChain chain;
    private final Unpacker unpacker;
    private final long memory;
    private final SpillFile spill;
    private final List<Deque<Block>> waiting = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private long held;

    /**
     * The blocks of a chunk of which the initial headers are read.
     *
     * @param memory bytes that blocks which came too early may take
     */
    BlockSource(FieldReader in, BlockChain chain, Unpacker unpacker, long memory, SpillFile spill) {
        this.in = in;
        this.chain = chain;
        this.unpacker = unpacker;
        this.memory = memory;
        this.spill = spill;
    }

    /** The next block of a stream; null when there is none. */
    Block take(int stream) throws IOException {
        while (waiting.get(stream).isEmpty()) {
            if (!chain.hasNext(stream)) {
                return null;
            }
            readOne();
        }
        Block block = waiting.get(stream).remove();
        held -= block.memory();
        block.start(unpacker);
        readAhead();
        waiting.forEach(blocks -> blocks.forEach(other -> other.start(unpacker)));
        return block;
    }

    /** The next bytes of a block that was taken; null when there are no more. */
    byte[] next(Block block) throws IOException {
        return block.next(unpacker);
    }

    CorruptArchiveException corrupt(Reason reason, String fault) {
        return in.corrupt(reason, fault);
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }

    private void readAhead() throws IOException {
        while (chain.hasNext()
                && unpacker.isIdle(waiting.get(0).size() + waiting.get(1).size())
                && held < memory / 2) {
            readOne();
        }
    }

    private void readOne() throws IOException {
        int stream = chain.nextStream();
        BlockHeader header = chain.read(stream);
        long offset = in.position();
        boolean fits = header.packedLength() <= memory - held;
        Payload payload =
                fits ? Payload.inMemory(in, header.packedLength()) : Payload.inFile(in, header.packedLength(), spill);
        Block block = new Block(header, payload, offset);
        held += block.memory();
        waiting.get(stream).add(block);
    }
}
