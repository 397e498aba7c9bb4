package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.fault.LrzipException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import java.io.IOException;
import java.io.InputStream;

/** Holds a decompressor to its block's header: exactly the stated length, and any failure is a corrupt archive. */
final class ExactStream extends InputStream {
    private final InputStream plain;
    private final BlockHeader header;
    private final long offset;
    private long left;

    ExactStream(InputStream plain, BlockHeader header, long offset) {
        this.plain = plain;
        this.header = header;
        this.offset = offset;
        this.left = header.plainLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int read = decompress(target, from, (int) Math.min(length, left));
        if (read <= 0) {
            throw BlockDecoder.corrupt(header, offset, "lacks " + left + " of its bytes", null);
        }
        left -= read;
        if (left == 0 && decompress(new byte[1], 0, 1) > 0) {
            throw BlockDecoder.corrupt(header, offset, "holds more than the stated bytes", null);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private int decompress(byte[] target, int from, int length) throws IOException {
        try {
            return plain.read(target, from, length);
        } catch (LrzipException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The libraries answer some damage with unchecked exceptions.
            throw BlockDecoder.corrupt(header, offset, "does not decompress", e);
        }
    }
}
