package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutput.Deferred;
import io.jenkins.plugins.backhaul.lrzip.backend.BlockDecoder;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkHeader;
import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import io.jenkins.plugins.backhaul.lrzip.format.FieldWriter;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A chunk whose length is known before its content: literals only, and both blocks stored. */
final class DeferredChunk {
    private static final int WIDTH = 4;
    private static final int LONGEST = 1 << 28;
    private static final long LEAST_HISTORY = 4L << 20;

    private final int plainLength;
    private Deferred place;

    /** @throws IllegalArgumentException when the length is not 1 to 2^28 */
    DeferredChunk(int plainLength) {
        if (plainLength < 1 || plainLength > LONGEST) {
            throw new IllegalArgumentException("A deferred part of " + plainLength + " bytes");
        }
        this.plainLength = plainLength;
    }

    /** Takes its place in the output. */
    void reserve(LrzipOutput out) throws IOException {
        place = out.reserve(bytes(new byte[plainLength]).length);
    }

    /**
     * Fills its place, after reading what is going to stand there.
     *
     * @throws IllegalArgumentException when it is not the length that was asked for
     */
    void fill(byte[] plain) throws IOException {
        if (plain.length != plainLength) {
            throw new IllegalArgumentException(
                    "A deferred part of " + plainLength + " bytes cannot hold " + plain.length);
        }
        byte[] bytes = bytes(plain);
        verify(bytes, plain);
        place.fill(bytes);
    }

    private static byte[] bytes(byte[] plain) {
        byte[] tokens = tokens(plain);
        int header = BlockHeader.length(WIDTH);
        int first = LrzipFormat.STREAMS * header;
        int second = first + header + tokens.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(second + header + plain.length + 16);
        out.writeBytes(new ChunkHeader(WIDTH, false, plain.length).toBytes());
        out.writeBytes(BlockHeader.initial(first).toBytes(WIDTH));
        out.writeBytes(BlockHeader.initial(second).toBytes(WIDTH));
        out.writeBytes(stored(tokens).toBytes(WIDTH));
        out.writeBytes(tokens);
        out.writeBytes(stored(plain).toBytes(WIDTH));
        out.writeBytes(plain);
        return out.toByteArray();
    }

    private static BlockHeader stored(byte[] content) {
        return new BlockHeader(LrzipFormat.STORED, content.length, content.length, 0);
    }

    private static byte[] tokens(byte[] plain) {
        FieldWriter tokens = new FieldWriter();
        for (int left = plain.length; left > 0; left -= LrzipFormat.LONGEST_RUN) {
            tokens.put(0).put(Math.min(left, LrzipFormat.LONGEST_RUN), 2);
        }
        ChunkCrc crc = new ChunkCrc();
        crc.update(plain, 0, plain.length);
        return tokens.put(0).put(0, 2).put(crc.value(), LrzipFormat.CRC_LENGTH).toByteArray();
    }

    private static void verify(byte[] bytes, byte[] plain) throws IOException {
        FieldReader in = new FieldReader(new ByteArrayInputStream(bytes));
        LrzipReadOptions options = LrzipReadOptions.defaults();
        MagicHeader magic = new MagicHeader(0, 0, 0, false);
        try (Unpacker unpacker = new Unpacker(new BlockDecoder(magic, LONGEST), 1, LONGEST);
                History history = new History(options, Math.max(LEAST_HISTORY, 2L * plain.length));
                ChunkReader reader = new ChunkReader(in, options, unpacker, history, Long.MAX_VALUE)) {
            boolean ended = !reader.advanceTo(Long.MAX_VALUE) && in.position() == bytes.length;
            if (!ended
                    || history.position() != plain.length
                    || !history.window().holds(0, plain, 0, plain.length)) {
                throw new VerificationException("a deferred part differs", null);
            }
        } catch (CorruptArchiveException e) {
            throw new VerificationException("a deferred part cannot be read again", e);
        }
    }
}
