package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Sends parts, some at a time; who brings more than that waits, so memory stays bounded. */
final class PartSender {
    private final UploadControl control;
    private final Courier courier;
    private final int parallel;
    private final Semaphore slots;
    private final ExecutorService workers;
    private final Queue<SentPart> sent = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    PartSender(UploadControl control, Courier courier, int parallel) {
        this.control = control;
        this.courier = courier;
        this.parallel = parallel;
        this.slots = new Semaphore(parallel);
        this.workers = Workers.start(parallel);
    }

    /** Returns as soon as the part is on its way; its memory is given back when the store has it. */
    void send(PartBuffer part) throws StorageException {
        int weight = weightOf(part);
        acquire(weight);
        try {
            throwIfFailed();
            workers.execute(() -> {
                try {
                    sendNow(part);
                } finally {
                    slots.release(weight);
                }
            });
        } catch (StorageException e) {
            slots.release(weight);
            throw e;
        }
    }

    /** Waits for all parts; returns them in order. */
    List<SentPart> finish() throws StorageException {
        acquire(parallel);
        slots.release(parallel);
        throwIfFailed();
        return sent.stream()
                .sorted(Comparator.comparingInt(each -> each.part().number()))
                .toList();
    }

    /** @throws StorageException when a part could not be sent */
    void throwIfFailed() throws StorageException {
        Throwable cause = failure.get();
        if (cause instanceof ObjectExistsException) {
            throw new ObjectExistsException(cause.getMessage());
        }
        if (cause instanceof StorageException) {
            throw new StorageException(cause.getMessage(), cause);
        }
        if (cause != null) {
            throw new StorageException("Sending " + control.terms().location() + " failed: " + cause, cause);
        }
    }

    /** Cancels what is on its way; afterwards nothing arrives at the store any more. */
    void stop() {
        Workers.stop(workers);
    }

    /** A part that grew beyond the first ones counts as several. */
    private int weightOf(PartBuffer part) {
        long firstSize = control.terms().plan().firstSize();
        return (int) Math.max(1, Math.min(parallel, part.length() / firstSize));
    }

    private void acquire(int weight) throws StorageException {
        try {
            slots.acquire(weight);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Sending " + control.terms().location() + " was interrupted.", e);
        }
    }

    private void sendNow(PartBuffer buffer) {
        try {
            Part part = buffer.describe(control.terms().checksum());
            HttpResponse<String> answer = courier.carryOut(new PartTask(control, part, buffer.content()));
            sent.add(new SentPart(part, answer.headers().firstValue("ETag").orElseThrow()));
            buffer.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.compareAndSet(null, e);
        } catch (StorageException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
