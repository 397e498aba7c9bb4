package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.BlockDecoder;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.ExpansionLimitException;
import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Reads an archive of format 0.6 from its first byte to its last: the content of every block method but ZPAQ, whatever
 * the sizes of chunks and blocks. Each chunk's CRC, the MD5 and the stated size are checked; only when {@code read} says
 * that the end is reached were they all right.
 *
 * <p>Failures are of the family {@link io.jenkins.plugins.backhaul.lrzip.fault.LrzipException}, or what the stream below
 * throws. A stream that failed throws the same again. For one thread at a time; decompresses on threads of its own.
 */
public final class LrzipInputStream extends InputStream {
    private static final int STEP = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream below;
    private final LrzipReadOptions options;
    private final FieldReader in;
    private final DigestBeside digest = new DigestBeside();
    private MagicHeader magic;
    private Unpacker unpacker;
    private History history;
    private ChunkReader chunk;
    /** Where in the chunk the next byte for the caller is. */
    private long delivered;
    /** Bytes of the chunks before. */
    private long before;

    private boolean chunkEnded;
    private boolean ended;
    private IOException failure;

    /** @param below is closed with this stream */
    public LrzipInputStream(InputStream below, LrzipReadOptions options) {
        this.below = below;
        this.options = options;
        this.in = new FieldReader(new BufferedInputStream(below, BUFFER));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return prepare() ? deliver(target, offset, length) : -1;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Ends the threads, removes the temporary file if there is one, and closes the stream below. */
    @Override
    public void close() throws IOException {
        failure = failure == null ? new IOException("The archive's stream is closed") : failure;
        digest.close();
        if (unpacker != null) {
            unpacker.close();
        }
        try {
            closeFiles();
        } finally {
            below.close();
        }
    }

    private void closeFiles() throws IOException {
        try {
            if (chunk != null) {
                chunk.close();
            }
        } finally {
            if (history != null) {
                history.close();
            }
        }
    }

    private int deliver(byte[] target, int offset, int length) {
        int n = (int) Math.min(length, history.position() - delivered);
        history.window().read(delivered, target, offset, n);
        delivered += n;
        return n;
    }

    /** Makes sure that there is a byte to deliver; false at the end of everything. */
    private boolean prepare() throws IOException {
        if (magic == null) {
            start();
        }
        while (!ended) {
            if (chunk == null) {
                chunk = new ChunkReader(in, options, unpacker, history, options.memoryLimit() / 8);
                chunkEnded = false;
                delivered = 0;
            }
            if (delivered < history.position()) {
                return true;
            }
            if (chunkEnded) {
                leaveChunk();
            } else {
                rebuild();
            }
        }
        return false;
    }

    private void start() throws IOException {
        MagicHeader header = MagicHeader.read(in);
        checkLimit(header.plainSize());
        long eighth = options.memoryLimit() / 8;
        unpacker = new Unpacker(new BlockDecoder(header, 2 * eighth), options.threads(), eighth);
        history = new History(options, options.memoryLimit() / 5 * 4);
        magic = header;
    }

    private void rebuild() throws IOException {
        long from = history.position();
        chunkEnded = !chunk.advanceTo(from + STEP);
        long plain = before + history.position();
        checkLimit(plain);
        if (magic.plainSize() != 0 && plain > magic.plainSize()) {
            throw in.corrupt(Reason.BAD_SIZE, "there is more content than the " + magic.plainSize() + " bytes stated");
        }
        if (magic.md5()) {
            digest.update(history.window(), from, history.position());
        }
    }

    private void leaveChunk() throws IOException {
        digest.settle();
        before += history.position();
        ended = chunk.isLast();
        chunk.close();
        chunk = null;
        if (ended) {
            checkEnd();
        }
    }

    private void checkEnd() throws IOException {
        if (magic.plainSize() != 0 && before != magic.plainSize()) {
            throw in.corrupt(
                    Reason.BAD_SIZE,
                    "there are " + before + " bytes of content where " + magic.plainSize() + " are stated");
        }
        if (magic.md5()) {
            checkMd5();
        }
        if (!in.atEnd()) {
            throw in.corrupt(Reason.TRAILING_BYTES, "the archive ends here, but the file goes on");
        }
    }

    private void checkMd5() throws IOException {
        byte[] stated = new byte[LrzipFormat.MD5_LENGTH];
        in.readBytes(stated, 0, stated.length, "the MD5");
        byte[] actual = digest.result();
        if (!Arrays.equals(stated, actual)) {
            HexFormat hex = HexFormat.of();
            throw in.corrupt(
                    Reason.BAD_CHECKSUM,
                    "the content's MD5 is " + hex.formatHex(actual) + " where " + hex.formatHex(stated) + " is stated");
        }
    }

    private void checkLimit(long plain) throws ExpansionLimitException {
        if (plain > options.plainLimit()) {
            throw new ExpansionLimitException(options.plainLimit());
        }
    }
}
