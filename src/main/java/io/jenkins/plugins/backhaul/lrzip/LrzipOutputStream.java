package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutput.Deferred;
import io.jenkins.plugins.backhaul.lrzip.backend.BlockCompressor;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an archive of format 0.6, which every lrzip since 2011 reads.
 *
 * <p>{@link #finish()} completes the archive; {@link #close()} without it leaves a part that no reader accepts, so that a
 * failure half-way can never pass for an archive. After any failure every further call but {@code close} fails.
 *
 * <p>With {@link LrzipWriteOptions#verify()}, what is written is decoded again by the reader's own code before it counts:
 * each block's very bytes are decompressed and compared, each header's bytes are parsed again, and the tokens are
 * followed against the content in memory ({@link io.jenkins.plugins.backhaul.lrzip.rzip.RebuildCheck} says why that is as
 * good as rebuilding). Together these are all the steps that a reader takes, so that the archive is known to hold what was
 * given; it costs no second copy of the window. A difference is a
 * {@link io.jenkins.plugins.backhaul.lrzip.fault.VerificationException} from {@code write} or {@code finish}.
 *
 * <p>For one thread at a time; compresses on threads of its own.
 */
public final class LrzipOutputStream extends OutputStream {
    private final LrzipOutput out;
    private final OutputStream closed;
    private final MagicHeader provisional;
    private final Press press;
    private final DigestBeside digest = new DigestBeside();
    private final ChunkWriter chunk;
    private final boolean reserving;
    private Deferred magicPlace;
    private boolean magicPlaced;
    private boolean finishing;
    private int unfilled;
    private long plainSize;
    private State state = State.OPEN;
    private IOException failure;

    private enum State {
        OPEN,
        FINISHED,
        CLOSED
    }

    /**
     * Writes an archive that ends in the MD5 of its content. The size of the content is stated only if it is small.
     *
     * @param out is closed with this stream
     */
    public LrzipOutputStream(OutputStream out, LrzipWriteOptions options) {
        this(new StreamOutput(out), out, options, false);
    }

    /**
     * Writes an archive that states the exact size of its content and may hold deferred parts. It ends in the MD5 unless
     * there is one; then readers rely on the CRC of each chunk.
     *
     * @param out stays open
     */
    public LrzipOutputStream(LrzipOutput out, LrzipWriteOptions options) {
        this(out, OutputStream.nullOutputStream(), options, true);
    }

    private LrzipOutputStream(LrzipOutput out, OutputStream closed, LrzipWriteOptions options, boolean reserving) {
        this.out = out;
        this.closed = closed;
        this.reserving = reserving;
        WritePlan plan = WritePlan.of(options);
        this.provisional = new MagicHeader(0, LrzipFormat.LZMA_PROPERTIES, plan.dictionary(), true);
        BlockCompressor compressor = new BlockCompressor(plan.recipe(), provisional, options.verify());
        this.press = new Press(compressor, options.threads(), plan.block());
        this.chunk = new ChunkWriter(plan, press, digest);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> {
            if (length > 0) {
                open().write(bytes, offset, length);
                plainSize += length;
            }
        });
    }

    /**
     * Sets a part of the content apart that is known only later; what follows can be written meanwhile. Matches do not
     * reach over it. Only for streams over an {@link LrzipOutput}.
     *
     * @param length bytes of the part, at least 1
     * @return the place, to be filled with exactly that many bytes before {@link #finish()}. Filling verifies what it
     *     writes as everything else
     * @throws IllegalStateException when the output can reserve nothing
     */
    public Deferred defer(int length) throws IOException {
        if (!reserving) {
            throw new IllegalStateException("Only an output that can reserve takes deferred parts");
        }
        DeferredChunk part = new DeferredChunk(length);
        attempt(() -> {
            endChunk();
            digest.drop();
            part.reserve(new BehindMagic());
            plainSize += length;
            unfilled++;
        });
        return bytes -> attempt(() -> {
            part.fill(bytes);
            unfilled--;
        });
    }

    /**
     * Writes what is left and completes the archive.
     *
     * @throws IllegalStateException when a deferred part was not filled
     */
    public void finish() throws IOException {
        if (state == State.FINISHED) {
            return;
        }
        if (unfilled > 0) {
            throw new IllegalStateException(unfilled + " deferred parts of the archive were not filled");
        }
        attempt(() -> {
            finishing = true;
            endLastChunk();
            if (digest.isWanted()) {
                out.write(digest.result(), 0, LrzipFormat.MD5_LENGTH);
            }
            if (reserving) {
                magicPlace.fill(magic().toBytes());
            }
            state = State.FINISHED;
        });
    }

    /** Ends the threads and, if this stream was given one, the stream below. Does not complete the archive. */
    @Override
    public void close() throws IOException {
        state = State.CLOSED;
        press.close();
        digest.close();
        closed.close();
    }

    private ChunkWriter open() throws IOException {
        if (chunk.isOpen() && chunk.isFull()) {
            endChunk();
        }
        if (!chunk.isOpen()) {
            chunk.start(new BehindMagic());
        }
        return chunk;
    }

    private void endChunk() throws IOException {
        if (chunk.isOpen()) {
            chunk.finish(false);
        }
    }

    /** Whether a chunk is the last stands in its header; where that is gone, an empty one follows. */
    private void endLastChunk() throws IOException {
        boolean unwritten = open().isUnwritten();
        chunk.finish(unwritten);
        if (!unwritten) {
            open().finish(true);
        }
    }

    private MagicHeader magic() {
        return new MagicHeader(
                plainSize, provisional.lzmaProperties(), provisional.dictionarySize(), digest.isWanted());
    }

    private void attempt(Attempt attempt) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (state != State.OPEN) {
            throw new IOException("The archive is " + (state == State.CLOSED ? "closed" : "finished") + " already");
        }
        try {
            attempt.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            failure = new IOException("An earlier failure left the archive incomplete: " + e.getMessage(), e);
            throw e;
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    /** The output, with the magic header before the first byte. */
    private final class BehindMagic implements LrzipOutput {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            placeMagic();
            out.write(bytes, offset, length);
        }

        @Override
        public Deferred reserve(int length) throws IOException {
            placeMagic();
            return out.reserve(length);
        }

        private void placeMagic() throws IOException {
            if (magicPlaced) {
                return;
            }
            magicPlaced = true;
            if (reserving) {
                magicPlace = out.reserve(LrzipFormat.MAGIC_LENGTH);
            } else {
                MagicHeader header = finishing ? magic() : provisional;
                out.write(header.toBytes(), 0, LrzipFormat.MAGIC_LENGTH);
            }
        }
    }
}
