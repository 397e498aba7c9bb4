package io.jenkins.plugins.backhaul.lrzip.format;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import java.io.IOException;
import java.io.InputStream;

/** Reads named little-endian fields and knows how far it has come. */
public final class FieldReader {
    private final InputStream in;
    private long position;

    /** Reads from the archive's first byte on. The caller closes the stream. */
    public FieldReader(InputStream in) {
        this.in = in;
    }

    /** Bytes read until now. */
    public long position() {
        return position;
    }

    /** One byte, 0 to 255. */
    public int readByte(String name) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw truncated(name);
        }
        position++;
        return value;
    }

    /**
     * An unsigned number.
     *
     * @param width its bytes, 1 to 8
     * @return 0 to {@link Long#MAX_VALUE}
     * @throws CorruptArchiveException when it is larger than that, or the archive ends
     */
    public long readNumber(int width, String name) throws IOException {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) readByte(name) << (8 * i);
        }
        if (value < 0) {
            throw corrupt(Reason.BAD_HEADER, name + " is beyond 2^63");
        }
        return value;
    }

    /** Exactly {@code length} bytes. */
    public void readBytes(byte[] target, int offset, int length, String name) throws IOException {
        int read = in.readNBytes(target, offset, length);
        position += read;
        if (read < length) {
            throw truncated(name);
        }
    }

    /** Passes over bytes that somebody else has read already. */
    public void pass(long length) {
        position += length;
    }

    /** Whether nothing follows. Reads a byte if something does. */
    public boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    /** A fault at the place reached. */
    public CorruptArchiveException corrupt(Reason reason, String fault) {
        return new CorruptArchiveException(reason, position, fault);
    }

    private CorruptArchiveException truncated(String name) {
        return corrupt(Reason.TRUNCATED, "it ends within " + name);
    }
}
