package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.PackedBlock;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockChain;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkHeader;
import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a chunk's headers as they were written, with the reader's own classes, and says whether they lead to its blocks. */
final class FrameCheck {
    private final Written written = new Written();
    private final FieldReader in = new FieldReader(written);
    private final ByteArrayOutputStream initial = new ByteArrayOutputStream();
    private ChunkHeader header;
    private BlockChain chain;
    private int initialHeaders;

    /** A chunk's header was written. */
    void chunk(byte[] bytes, ChunkHeader meant) throws IOException {
        header = meant;
        chain = null;
        initial.reset();
        initialHeaders = 0;
        written.set(bytes);
        if (!read(() -> ChunkHeader.read(in)).equals(meant)) {
            throw difference("a chunk's header differs", null);
        }
    }

    /** A block was written, or first of all the two initial headers. */
    void block(int stream, byte[] bytes, BlockHeader meant, PackedBlock block) throws IOException {
        if (initialHeaders < LrzipFormat.STREAMS) {
            initialHeader(bytes);
            return;
        }
        written.set(bytes);
        if (read(chain::nextStream) != stream || !read(() -> chain.read(stream)).equals(meant)) {
            throw difference("a block's header differs", null);
        }
        in.pass(block.length());
    }

    /** All blocks were written. */
    void end() throws IOException {
        if (chain == null || chain.hasNext()) {
            throw difference("a chunk's blocks do not end where the chunk does", null);
        }
    }

    private void initialHeader(byte[] bytes) throws IOException {
        initial.write(bytes);
        initialHeaders++;
        if (initialHeaders == LrzipFormat.STREAMS) {
            written.set(initial.toByteArray());
            chain = read(() -> new BlockChain(in, header.width()));
        }
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (CorruptArchiveException e) {
            throw difference("a header cannot be read again", e);
        }
    }

    private static VerificationException difference(String what, Throwable cause) {
        return new VerificationException(what, cause);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** The bytes written last. */
    private static final class Written extends InputStream {
        private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);

        void set(byte[] latest) {
            bytes = new ByteArrayInputStream(latest);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }
    }
}
