package io.jenkins.plugins.backhaul.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the thread that works, and keeps the JVM alive while that thread undoes what it
 * had begun: an upload is aborted, a half-filled database dropped, a program stopped. A thread that waits for a program does not
 * hear an interrupt; it wakes when the program is gone, so those that still run after a moment are killed.
 */
final class Interruption {
    private static final int SECONDS_TO_LISTEN = 2;
    private static final int SECONDS_TO_UNDO = 30;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERRUPTED;

    private Interruption() {}

    static Interruption install(Thread worker) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.interrupt(worker), "backhaul-interrupt"));
        return interruption;
    }

    /** From now on nothing needs to be undone, and the program may end with that exit code. */
    void workIsOver(int code) {
        exitCode = code;
        over.countDown();
    }

    private void interrupt(Thread worker) {
        if (over.getCount() == 0) {
            return;
        }
        List<ProcessHandle> running = ProcessHandle.current().descendants().toList();
        worker.interrupt();
        try {
            if (!over.await(SECONDS_TO_LISTEN, TimeUnit.SECONDS)) {
                running.forEach(ProcessHandle::destroyForcibly);
            }
            if (!over.await(SECONDS_TO_UNDO, TimeUnit.SECONDS)) {
                System.err.println("backhaul: could not undo everything within " + SECONDS_TO_UNDO
                        + " seconds; the next run cleans up");
            }
            // Otherwise the exit code would be the signal's, and the help's would be a lie.
            Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
