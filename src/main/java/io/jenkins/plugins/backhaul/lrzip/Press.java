package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.BlockCompressor;
import io.jenkins.plugins.backhaul.lrzip.backend.PackedBlock;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compresses blocks side by side, and lends the arrays that hold them before. */
final class Press implements Closeable {
    private final BlockCompressor compressor;
    private final ExecutorService workers;
    private final BlockingQueue<byte[]> idle;
    private final int blockSize;
    private int lendable;

    /** @param blockSize bytes of each array that is lent */
    Press(BlockCompressor compressor, int threads, int blockSize) {
        this.compressor = compressor;
        this.blockSize = blockSize;
        this.lendable = threads + 2;
        this.idle = new ArrayBlockingQueue<>(lendable);
        this.workers = Executors.newFixedThreadPool(threads, Press::thread);
    }

    /** An array of the block size; waits until one comes back when too many are out. */
    byte[] lend() {
        byte[] array = idle.poll();
        if (array != null) {
            return array;
        }
        if (lendable > 0) {
            lendable--;
            return new byte[blockSize];
        }
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for compression");
        }
    }

    /** Compresses literals in an array that was lent, which comes back thereby. */
    Future<PackedBlock> literals(byte[] lent, int length) {
        return workers.submit(() -> {
            try {
                return compressor.literals(lent, length);
            } finally {
                idle.add(lent);
            }
        });
    }

    /** Compresses tokens. */
    Future<PackedBlock> tokens(byte[] plain) {
        return workers.submit(() -> compressor.tokens(plain, plain.length));
    }

    /** Waits for a result. */
    static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a block was compressed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("A block could not be compressed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends the workers; what they still do is lost. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lrzip-compress");
        thread.setDaemon(true);
        return thread;
    }
}
