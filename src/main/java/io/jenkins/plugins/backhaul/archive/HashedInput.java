package io.jenkins.plugins.backhaul.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Hashes and counts what is read through it. */
public final class HashedInput extends FilterInputStream {
    private static final int SKIP = 1 << 16;

    private final LongConsumer progress;
    private final MessageDigest digest = Sha256.start();
    private long size;

    /** @param progress hears of every read, how many bytes it brought */
    public HashedInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    /** Reads what is left, and tells what it was altogether. */
    public Content finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return new Content(size, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
            size += read;
            progress.accept(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[SKIP], 0, (int) Math.min(SKIP, count)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
