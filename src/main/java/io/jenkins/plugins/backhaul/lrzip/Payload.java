package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.format.FieldReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A block's compressed bytes, in memory or in a file. They are read in small pieces, so that a length is believed only as
 * far as bytes follow.
 */
final class Payload {
    private static final int PIECE = 1 << 18;

    private final long length;
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final SpillFile spill;
    private long spilledAt = -1;

    private Payload(long length, SpillFile spill) {
        this.length = length;
        this.spill = spill;
    }

    /** Reads bytes into memory. */
    static Payload inMemory(FieldReader in, long length) throws IOException {
        Payload payload = new Payload(length, null);
        for (long left = length; left > 0; ) {
            byte[] piece = new byte[(int) Math.min(PIECE, left)];
            in.readBytes(piece, 0, piece.length, "a block");
            payload.pieces.add(piece);
            left -= piece.length;
        }
        return payload;
    }

    /** Reads bytes into a file. */
    static Payload inFile(FieldReader in, long length, SpillFile spill) throws IOException {
        Payload payload = new Payload(length, spill);
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        for (long left = length; left > 0; ) {
            int n = (int) Math.min(piece.length, left);
            in.readBytes(piece, 0, n, "a block");
            long at = spill.append(piece, 0, n);
            payload.spilledAt = payload.spilledAt < 0 ? at : payload.spilledAt;
            left -= n;
        }
        return payload;
    }

    /** Bytes of memory that it takes. */
    long memory() {
        return spill == null ? length : 0;
    }

    /** The bytes from the first on. To be called once: memory is given back as they are read. */
    InputStream open() {
        return spill == null ? new PiecesStream(pieces) : new FileStream();
    }

    private static final class PiecesStream extends InputStream {
        private final Deque<byte[]> pieces;
        private byte[] piece = {};
        private int at;

        PiecesStream(Deque<byte[]> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() {
            return hasMore() ? piece[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (!hasMore()) {
                return -1;
            }
            int n = Math.min(count, piece.length - at);
            System.arraycopy(piece, at, target, offset, n);
            at += n;
            return n;
        }

        private boolean hasMore() {
            while (at == piece.length && !pieces.isEmpty()) {
                piece = pieces.remove();
                at = 0;
            }
            return at < piece.length;
        }
    }

    private final class FileStream extends InputStream {
        private final byte[] buffer = new byte[1 << 16];
        private long read;
        private int at;
        private int end;

        @Override
        public int read() throws IOException {
            return hasMore() ? buffer[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (!hasMore()) {
                return -1;
            }
            int n = Math.min(count, end - at);
            System.arraycopy(buffer, at, target, offset, n);
            at += n;
            return n;
        }

        private boolean hasMore() throws IOException {
            if (at == end && read < length) {
                at = 0;
                end = (int) Math.min(buffer.length, length - read);
                spill.read(spilledAt + read, buffer, 0, end);
                read += end;
            }
            return at < end;
        }
    }
}
