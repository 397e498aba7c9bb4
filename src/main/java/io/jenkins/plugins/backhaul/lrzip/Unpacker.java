package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.BlockDecoder;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Decompresses an archive's blocks ahead, as far as there are threads. */
final class Unpacker implements Closeable {
    private final BlockDecoder decoder;
    private final int threads;
    private final int piecesAhead;
    private final Semaphore free;
    private ExecutorService workers;

    /** @param memory bytes that blocks which were decompressed ahead may take */
    Unpacker(BlockDecoder decoder, int threads, long memory) {
        this.decoder = decoder;
        this.threads = threads;
        this.piecesAhead = (int) Math.max(2, Math.min(64, memory / threads / UnpackedAhead.PIECE));
        this.free = new Semaphore(threads);
    }

    /** The block's content, decompressed as it is read. */
    InputStream unpack(BlockHeader header, Payload payload, long offset) throws IOException {
        return decoder.decode(header, payload.open(), offset);
    }

    /** Whether there are threads for more blocks than that many. */
    boolean isIdle(int blocks) {
        return blocks < threads;
    }

    /** Starts to decompress a block on a thread of its own; null when none is free. */
    UnpackedAhead unpackAhead(BlockHeader header, Payload payload, long offset) {
        if (!free.tryAcquire()) {
            return null;
        }
        if (workers == null) {
            workers = Executors.newFixedThreadPool(threads, Unpacker::named);
        }
        UnpackedAhead ahead = new UnpackedAhead(piecesAhead);
        workers.execute(() -> {
            try {
                ahead.fill(() -> unpack(header, payload, offset));
            } finally {
                free.release();
            }
        });
        return ahead;
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "lrzip-decompress");
        thread.setDaemon(true);
        return thread;
    }
}
