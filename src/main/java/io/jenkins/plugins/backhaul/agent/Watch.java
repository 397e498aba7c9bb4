package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.folder.Workbench;
import io.jenkins.plugins.backhaul.process.Undoing;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Shows that the worker lives, and ends the work when it is cancelled, or nobody has watched it for too long. */
final class Watch {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int ROUNDS_A_SIGN = 8;
    private static final Duration LIMIT_TO_UNDO = Duration.ofSeconds(20);

    private final Workbench bench;
    private final Undoing undoing;
    private final Consumer<String> unfinished;
    private volatile Duration patience = Duration.ofMinutes(1);
    private volatile String reason = "";
    private String mark = "";
    private long markedAt = System.nanoTime();

    /**
     * A watch over this thread's work.
     *
     * @param unfinished is told the reason when the work did not end in time, just before this process does
     */
    Watch(Workbench bench, Consumer<String> unfinished) {
        this.bench = bench;
        this.undoing = new Undoing(Thread.currentThread());
        this.unfinished = unfinished;
    }

    /** Gives the first sign of life, and begins. */
    void begin() throws IOException {
        bench.showLife();
        Thread thread = new Thread(this::watch, "backhaul-watch");
        thread.setDaemon(true);
        thread.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> end("The agent ended the process of this work"), "backhaul-end"));
    }

    /** How long the work goes on while nobody watches. */
    void setPatience(Duration patience) {
        this.patience = patience;
    }

    /** Why the work was told to end; empty when it was not. */
    String reason() {
        return reason;
    }

    void workIsOver() {
        undoing.workIsOver();
    }

    private void watch() {
        try {
            for (int round = 1; !undoing.isOver(); round++) {
                Thread.sleep(PAUSE.toMillis());
                String end = look(round % ROUNDS_A_SIGN == 0);
                if (!end.isEmpty()) {
                    end(end);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By this process' own clock: how often the mark changed is all that the file tells. */
    private String look(boolean showLife) {
        try {
            if (bench.isCancelled()) {
                return "The work was cancelled";
            }
            if (showLife) {
                bench.showLife();
            }
            String now = bench.watched();
            if (!now.equals(mark)) {
                mark = now;
                markedAt = System.nanoTime();
            }
        } catch (IOException e) {
            return "The folder of the work cannot be used any more: " + e.getMessage();
        }
        return System.nanoTime() - markedAt > patience.toNanos()
                ? "Nobody has watched this work for " + patience.toSeconds() + " s, so it was ended"
                : "";
    }

    private synchronized void end(String why) {
        if (undoing.isOver()) {
            return;
        }
        reason = why;
        try {
            if (!undoing.demand(LIMIT_TO_UNDO)) {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                unfinished.accept(
                        why + ", but not everything could be undone within " + LIMIT_TO_UNDO.toSeconds()
                                + " s; the next backup or restore cleans up, but starts no service that was stopped: see above");
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
