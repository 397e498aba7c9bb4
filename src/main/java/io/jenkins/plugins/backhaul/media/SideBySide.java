package io.jenkins.plugins.backhaul.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the same to many things, sixteen at a time: most of it is waiting for a store. */
final class SideBySide {
    /** Amazon advises some fifteen connections, and sixteen buffers of a part are still a small heap. */
    static final int HANDS = 16;

    private static final long END_LIMIT_SECONDS = 30;

    private SideBySide() {}

    /** Something to be done. */
    @FunctionalInterface
    interface Task<T> {
        void run(T thing) throws IOException, InterruptedException;
    }

    /**
     * Does it to each, and returns when all is done.
     *
     * @throws IOException the first fault of a task; tasks that had not begun are not run then
     * @throws InterruptedException when this thread is interrupted; nothing runs any longer then
     */
    static <T> void each(List<T> things, Task<T> task) throws IOException, InterruptedException {
        int count = Math.min(HANDS, things.size());
        ExecutorService hands = Executors.newFixedThreadPool(Math.max(1, count), work -> {
            Thread thread = new Thread(work, "backhaul-media");
            thread.setDaemon(true);
            return thread;
        });
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> working = new ArrayList<>();
            for (int hand = 0; hand < count; hand++) {
                working.add(hands.submit(() -> work(things, next, task)));
            }
            for (Future<?> each : working) {
                await(each);
            }
        } finally {
            stop(hands);
        }
    }

    private static <T> Void work(List<T> things, AtomicInteger next, Task<T> task)
            throws IOException, InterruptedException {
        try {
            for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                task.run(things.get(i));
            }
            return null;
        } catch (IOException | InterruptedException | RuntimeException e) {
            next.set(things.size());
            throw e;
        }
    }

    private static void await(Future<?> work) throws IOException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void stop(ExecutorService hands) {
        hands.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            hands.awaitTermination(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
