package io.jenkins.plugins.backhaul.lrzip.rzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows tokens with the reader's own {@link Rebuilder} right after they were made, and holds every byte that they stand
 * for against the window they were made from.
 *
 * <p>That is as good as rebuilding: as long as no difference was found, what a reader has rebuilt until now is what the
 * window holds, so that a match copies to it just the bytes that are compared here.
 */
public final class RebuildCheck implements RebuildTarget {
    private final Window window;
    private final LiteralBlocks blocks;
    private final TokenWriter writer;
    private final Slices tokens = new Slices();
    private final Slices literals = new Slices();
    private final ChunkCrc crc = new ChunkCrc();
    private final Rebuilder rebuilder;
    private long position;
    private int tokensSeen;
    private int literalsSeen;

    /** Checks one chunk. */
    public RebuildCheck(Window window, int width, TokenWriter writer, LiteralBlocks blocks) {
        this.window = window;
        this.writer = writer;
        this.blocks = blocks;
        this.rebuilder = new Rebuilder(width, tokens, literals, this);
    }

    /**
     * Checks the tokens and literals that came since the last call, which must describe the window up to its end. To be
     * called before anything is taken from the writer or the blocks.
     *
     * @throws VerificationException when they describe something else
     */
    public void check() throws IOException {
        collect();
        try {
            if (!rebuilder.advanceTo(window.end()) || position != window.end() || !tokens.isEmpty()) {
                throw difference("tokens do not end where the content does", null);
            }
            if (!literals.isEmpty()) {
                throw difference("there are literals that no token asks for", null);
            }
        } catch (CorruptArchiveException e) {
            throw difference(e.getMessage(), e);
        }
    }

    /** Checks the end mark and the checksum, the only tokens that came since the last call. */
    public void checkEnd() throws IOException {
        collect();
        try {
            if (rebuilder.advanceTo(Long.MAX_VALUE) || !tokens.isEmpty() || !literals.isEmpty()) {
                throw difference("the chunk does not end where its content does", null);
            }
        } catch (CorruptArchiveException e) {
            throw difference(e.getMessage(), e);
        }
    }

    /** Is to be told when the writer's tokens were taken. */
    public void tokensTaken() {
        tokensSeen = 0;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void literals(Feed feed, int length) throws IOException {
        requireWithin(length);
        feed.drain(length, (bytes, offset, n) -> {
            if (!window.holds(position, bytes, offset, n)) {
                throw difference("literals differ", null);
            }
            advance(n);
        });
    }

    @Override
    public void repeat(long distance, int length) throws IOException {
        requireWithin(length);
        if (position - distance < window.start()
                || window.commonLength(position - distance, position, length) < length) {
            throw difference("a match differs", null);
        }
        advance(length);
    }

    @Override
    public long crc() {
        return crc.value();
    }

    private void advance(int length) {
        window.update(crc, position, position + length);
        position += length;
    }

    private void requireWithin(int length) throws VerificationException {
        if (length > window.end() - position) {
            throw difference("tokens go on behind the content", null);
        }
    }

    private void collect() {
        tokens.add(writer.bytes(), tokensSeen, writer.length());
        tokensSeen = writer.length();
        int from = literalsSeen;
        for (byte[] block : blocks.full()) {
            literals.add(block, from, block.length);
            from = 0;
        }
        if (blocks.open() != null) {
            literals.add(blocks.open(), from, blocks.used());
        }
        literalsSeen = blocks.used();
    }

    private VerificationException difference(String what, Throwable cause) {
        return new VerificationException("near byte " + position + " of a chunk, " + what, cause);
    }

    private final class Slices extends Feed {
        private final Deque<Slice> waiting = new ArrayDeque<>();

        void add(byte[] bytes, int from, int to) {
            if (from < to) {
                waiting.add(new Slice(bytes, from, to));
            }
        }

        @Override
        protected boolean refill() {
            Slice next = waiting.poll();
            if (next == null) {
                return false;
            }
            offer(next.bytes, next.from, next.to);
            return true;
        }

        @Override
        public CorruptArchiveException corrupt(Reason reason, String fault) {
            return new CorruptArchiveException(reason, position, fault);
        }
    }

    private static final class Slice {
        private final byte[] bytes;
        private final int from;
        private final int to;

        Slice(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }
    }
}
