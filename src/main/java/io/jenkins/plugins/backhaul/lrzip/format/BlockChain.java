package io.jenkins.plugins.backhaul.lrzip.format;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import java.io.IOException;

/**
 * Follows a chunk's blocks from its first byte to its last, and so tells whose block comes next: blocks lie end to end,
 * and each says where the next of its own stream is.
 *
 * <p>Offsets are compared by as many bytes as a field has: where a chunk that does not shrink grows beyond what its fields
 * hold, native writers cut them off (and cannot read what they wrote).
 */
public final class BlockChain {
    private final FieldReader in;
    private final int width;
    private final long start;
    private final long mask;
    private final long[] heads = new long[LrzipFormat.STREAMS];

    /** Reads the two initial headers, right behind the chunk's header. */
    public BlockChain(FieldReader in, int width) throws IOException {
        this.in = in;
        this.width = width;
        this.start = in.position();
        this.mask = -1L >>> (Long.SIZE - 8 * width);
        for (int stream = 0; stream < heads.length; stream++) {
            BlockHeader initial = BlockHeader.read(in, width);
            if (initial.method() != LrzipFormat.STORED || initial.packedLength() != 0) {
                throw in.corrupt(Reason.BAD_CHAIN, "the initial header of stream " + stream + " is not empty");
            }
            heads[stream] = initial.next();
        }
    }

    /** Whether a block is still to come. */
    public boolean hasNext() {
        return heads[LrzipFormat.TOKENS] != 0 || heads[LrzipFormat.LITERALS] != 0;
    }

    /** Whether a block of that stream is still to come. */
    public boolean hasNext(int stream) {
        return heads[stream] != 0;
    }

    /** The stream whose block header comes next. */
    public int nextStream() throws IOException {
        long here = (in.position() - start) & mask;
        for (int stream = 0; stream < heads.length; stream++) {
            if (heads[stream] == here) {
                return stream;
            }
        }
        throw in.corrupt(Reason.BAD_CHAIN, "no block is stated to start here, " + here + " bytes into the chunk");
    }

    /**
     * Reads the next block's header. The block's bytes must be read before the next call.
     *
     * @param stream what {@link #nextStream()} said
     */
    public BlockHeader read(int stream) throws IOException {
        BlockHeader header = BlockHeader.read(in, width);
        boolean empty = header.plainLength() == 0;
        if (empty && (stream == LrzipFormat.TOKENS || header.next() != 0)) {
            throw in.corrupt(Reason.BAD_CHAIN, "an empty block is not the last of stream 1");
        }
        heads[stream] = header.next();
        return header;
    }
}
