package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Reads an object in order while the next ranges are fetched in parallel. For one thread at a time. */
final class RangedRead extends InputStream {
    private final DownloadControl control;
    private final Courier courier;
    private final int rangeSize;
    private final int parallel;
    private final ExecutorService workers;
    private final Deque<Future<ByteBuffer>> ahead = new ArrayDeque<>();
    private long asked;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private StorageException failure;

    RangedRead(DownloadControl control, Courier courier, TransferOptions options) {
        this.control = control;
        this.courier = courier;
        this.rangeSize = (int) Math.min(options.rangeSize(), control.object().size());
        this.parallel = options.parallelFor(options.rangeSize());
        this.workers = Workers.start(parallel);
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : current.get() & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int taken = Math.min(count, current.remaining());
        current.get(target, offset, taken);
        return taken;
    }

    @Override
    public int available() {
        return current.remaining();
    }

    @Override
    public void close() {
        if (failure == null) {
            failure = new StorageException("The stream of " + control.location() + " is closed.");
        }
        workers.shutdownNow();
    }

    private boolean isAtEnd() throws StorageException {
        if (failure != null) {
            throw failure;
        }
        if (current.hasRemaining()) {
            return false;
        }
        byte[] spare = current.array();
        while (asked < control.object().size() && ahead.size() < parallel) {
            ask(spare);
            spare = new byte[0];
        }
        if (ahead.isEmpty()) {
            return true;
        }
        current = take(ahead.remove());
        return false;
    }

    private void ask(byte[] spare) {
        long start = asked;
        int length = (int) Math.min(rangeSize, control.object().size() - start);
        byte[] target = spare.length >= length ? spare : new byte[length];
        ahead.add(workers.submit(() -> {
            courier.carryOut(new RangeTask(control, start, target, length));
            return ByteBuffer.wrap(target, 0, length);
        }));
        asked += length;
    }

    private ByteBuffer take(Future<ByteBuffer> range) throws StorageException {
        try {
            return range.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new StorageException("Reading " + control.location() + " was interrupted.", e);
        } catch (ExecutionException e) {
            failure = failed(e.getCause());
        }
        workers.shutdownNow();
        throw failure;
    }

    private StorageException failed(Throwable cause) {
        if (cause instanceof ObjectNotFoundException) {
            return new ObjectNotFoundException(cause.getMessage());
        }
        String message = cause instanceof StorageException
                ? cause.getMessage()
                : "Reading " + control.location() + " failed: " + cause;
        return new StorageException(message, cause);
    }
}
