package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One of the sessions of a load, with a thread of its own that does what it is given, in that order. */
final class LoadSession implements AutoCloseable {
    private final PsqlSession psql;
    private final AtomicReference<IOException> failure;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService thread;
    private CopyBlock open;

    /**
     * Works through a session.
     *
     * @param psql is closed with this
     * @param failure shared by all sessions of a load: once there is one, none of them does anything more
     */
    LoadSession(PsqlSession psql, AtomicReference<IOException> failure) {
        this.psql = psql;
        this.failure = failure;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, "load");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** How many pieces of data it still has to send. */
    int waiting() {
        return waiting.get();
    }

    /** Sends data of a table, beginning a COPY if that of this table is not open yet; gives the buffer back when done. */
    void copy(CopyBlock block, byte[] buffer, int length, BlockingQueue<byte[]> buffers) {
        waiting.incrementAndGet();
        enqueue(() -> copy(block, buffer, length), () -> {
            waiting.decrementAndGet();
            buffers.add(buffer);
        });
    }

    private void copy(CopyBlock block, byte[] buffer, int length) throws IOException {
        if (!block.equals(open)) {
            endCopy();
            psql.beginCopy(block.statement().bytes());
            open = block;
        }
        psql.copy(buffer, 0, length);
    }

    /** Ends the COPY that is open, if any. */
    private void endCopy() throws IOException {
        if (open != null) {
            open = null;
            psql.endCopy();
        }
    }

    /**
     * Waits its turn, ends what COPY is open, and does this with the session; nothing once there was a failure.
     *
     * @param whenDone is called in the session's thread when it is done, or need not be done any more
     */
    void submit(Work work, Runnable whenDone) {
        enqueue(
                () -> {
                    endCopy();
                    work.with(psql);
                },
                whenDone);
    }

    private void enqueue(Step step, Runnable whenDone) {
        thread.execute(() -> {
            try {
                if (failure.get() == null) {
                    step.take();
                }
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, new DatabaseException("The load broke: " + e, e));
            } finally {
                whenDone.run();
            }
        });
    }

    /** Stops at once; what the server still works on may go on there. */
    @Override
    public void close() {
        thread.shutdownNow();
        psql.close();
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    /** Something to do with a session. */
    @FunctionalInterface
    interface Work {
        void with(PsqlSession psql) throws IOException;
    }
}
