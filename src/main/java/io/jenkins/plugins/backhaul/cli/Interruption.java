package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.process.Undoing;
import java.time.Duration;

/** Answers SIGINT and SIGTERM: the JVM stays alive while the thread that works undoes what it had begun. */
final class Interruption {
    private static final int SECONDS_TO_UNDO = 30;

    private final Undoing undoing;
    private volatile int exitCode = ExitCode.INTERRUPTED;

    private Interruption(Undoing undoing) {
        this.undoing = undoing;
    }

    static Interruption install(Thread worker) {
        Interruption interruption = new Interruption(new Undoing(worker));
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "backhaul-interrupt"));
        return interruption;
    }

    /** From now on nothing needs to be undone, and the program may end with that exit code. */
    void workIsOver(int code) {
        exitCode = code;
        undoing.workIsOver();
    }

    private void interrupt() {
        if (undoing.isOver()) {
            return;
        }
        try {
            if (!undoing.demand(Duration.ofSeconds(SECONDS_TO_UNDO))) {
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
