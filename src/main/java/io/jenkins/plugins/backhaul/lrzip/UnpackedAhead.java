package io.jenkins.plugins.backhaul.lrzip;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A block's content on its way from the thread that decompresses it to the one that needs it. */
final class UnpackedAhead {
    /** Bytes of each piece that is handed over, but the last. */
    static final int PIECE = 1 << 18;

    private final BlockingQueue<Piece> pieces;

    /** @param capacity pieces that may wait */
    UnpackedAhead(int capacity) {
        this.pieces = new ArrayBlockingQueue<>(capacity);
    }

    /** Decompresses and hands over until the end or a failure, which is handed over as well. */
    void fill(Source source) {
        try {
            pieces.put(decompress(source));
        } catch (InterruptedException e) {
            // The stream was closed: nobody waits for the rest.
            Thread.currentThread().interrupt();
        }
    }

    /** The next piece; null at the end. */
    byte[] next() throws IOException {
        try {
            Piece piece = pieces.take();
            if (piece.failure != null) {
                throw piece.failure;
            }
            return piece.bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a block was decompressed");
        }
    }

    private Piece decompress(Source source) throws InterruptedException {
        try (InputStream plain = source.open()) {
            byte[] bytes = plain.readNBytes(PIECE);
            while (bytes.length > 0) {
                pieces.put(new Piece(bytes, null));
                bytes = plain.readNBytes(PIECE);
            }
            return new Piece(null, null);
        } catch (IOException e) {
            return new Piece(null, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            return new Piece(null, new IOException("A block could not be decompressed: " + e, e));
        }
    }

    /** Opens what is to be decompressed. */
    @FunctionalInterface
    interface Source {
        /** The block's content. */
        InputStream open() throws IOException;
    }

    /** Bytes, a failure, or neither at the end. */
    private static final class Piece {
        private final byte[] bytes;
        private final IOException failure;

        Piece(byte[] bytes, IOException failure) {
            this.bytes = bytes;
            this.failure = failure;
        }
    }
}
