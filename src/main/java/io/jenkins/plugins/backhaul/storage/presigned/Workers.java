package io.jenkins.plugins.backhaul.storage.presigned;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads of one transfer. They never keep a process alive. */
final class Workers {
    private static final long END_LIMIT_SECONDS = 30;

    private Workers() {}

    static ExecutorService start(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "backhaul-transfer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Cancels what runs and waits until it has ended, even when interrupted. */
    static void stop(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            workers.awaitTermination(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
