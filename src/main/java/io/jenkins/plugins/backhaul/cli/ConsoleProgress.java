package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows progress: on a terminal one line that renews itself, elsewhere (a Jenkins log, a file) a plain line now and then. Either
 * way one line stays for each phase when it is over.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long TERMINAL_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long LOG_INTERVAL = Duration.ofSeconds(10).toNanos();
    private static final int BAR = 24;
    private static final double NANOS = 1e9;
    private static final double HUNDRED = 100.0;
    private static final double WORTH_A_SPEED = 0.05;

    private final PrintWriter out;
    private final boolean terminal;
    private String phase = "";
    private long total;
    private long done;
    private long begun;
    private long shown;

    ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void start(String nextPhase, long totalBytes) {
        endPhase();
        phase = OutputOptions.printable(nextPhase);
        total = totalBytes;
        done = 0;
        begun = System.nanoTime();
        shown = begun;
        if (terminal) {
            show();
        }
    }

    @Override
    public synchronized void advance(long bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) {
            shown = now;
            show();
        }
    }

    @Override
    public synchronized void note(String sentence) {
        erase();
        out.println("  note: " + OutputOptions.printable(sentence));
        out.flush();
    }

    /** Ends the last phase. */
    @Override
    public synchronized void close() {
        endPhase();
    }

    /** Forgets the phase that failed, so that its line does not read as if it were done. */
    synchronized void fail() {
        erase();
        phase = "";
    }

    private void endPhase() {
        if (!phase.isEmpty()) {
            erase();
            out.println("  " + phase + ": " + amount());
            out.flush();
            phase = "";
        }
    }

    private String amount() {
        double seconds = (System.nanoTime() - begun) / NANOS;
        if (done == 0) {
            return Amount.seconds(seconds);
        }
        String speed = seconds < WORTH_A_SPEED ? "" : ", " + Amount.bytes(Math.round(done / seconds)) + "/s";
        return Amount.bytes(done) + " in " + Amount.seconds(seconds) + speed;
    }

    private void show() {
        if (terminal) {
            out.print("\r\u001b[K  " + phase + " " + bar() + " " + amount());
        } else {
            out.println("  " + phase + " … " + percent() + amount());
        }
        out.flush();
    }

    private String bar() {
        if (total <= 0) {
            return "…";
        }
        int filled = (int) (BAR * Math.min(1.0, (double) done / total));
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }

    private String percent() {
        return total <= 0 ? "" : Math.round(HUNDRED * Math.min(1.0, (double) done / total)) + " %, ";
    }

    private void erase() {
        if (terminal && !phase.isEmpty()) {
            out.print("\r\u001b[K");
        }
    }
}
