package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file's bytes, as many as it had when it was opened; fewer or more are a failure, not the end. */
final class ExactRead extends FilterInputStream {
    private final String location;
    private final long size;
    private long delivered;

    ExactRead(InputStream file, String location, long size) {
        super(file);
        this.location = location;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int taken = super.read(target, offset, count);
        delivered += Math.max(0, taken);
        if (delivered > size || (taken < 0 && delivered < size)) {
            throw new StorageException("The object " + location + " was changed while it was read: it had " + size
                    + " bytes. Read it again from the start.");
        }
        return taken;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, size - delivered));
        delivered += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
