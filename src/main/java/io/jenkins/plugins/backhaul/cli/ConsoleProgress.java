package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.log.Phase;
import io.jenkins.plugins.backhaul.log.ShownProgress;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows progress on a terminal: one line that renews itself, and one that stays of each phase when it is over. */
final class ConsoleProgress implements ShownProgress {
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();
    private static final int BAR = 16;
    private static final int WIDTH = 76;

    private final PrintWriter out;
    private Phase phase;
    private long shown;

    ConsoleProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void start(String name, long totalBytes) {
        close();
        phase = new Phase(name, totalBytes);
        shown = System.nanoTime();
        show();
    }

    @Override
    public synchronized void advance(long bytes) {
        phase.advance(bytes);
        long now = System.nanoTime();
        if (now - shown >= INTERVAL) {
            shown = now;
            show();
        }
    }

    @Override
    public synchronized void note(String sentence) {
        erase();
        out.println(Phase.note(sentence));
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (phase != null) {
            erase();
            out.println(phase.whenItIsOver());
            out.flush();
            phase = null;
        }
    }

    @Override
    public synchronized void fail() {
        erase();
        phase = null;
    }

    private void show() {
        String rest = " " + bar() + " " + phase.amount();
        out.print("\r\u001b[K  " + shortened(Math.max(0, WIDTH - rest.length())) + rest);
        out.flush();
    }

    /** A line that a terminal breaks in two cannot be renewed. */
    private String shortened(int most) {
        String name = phase.name();
        return name.length() <= most ? name : name.substring(0, Math.max(0, most - 1)) + "…";
    }

    private String bar() {
        if (phase.share() < 0) {
            return "…";
        }
        int filled = (int) (BAR * phase.share());
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }

    private void erase() {
        if (phase != null) {
            out.print("\r\u001b[K");
        }
    }
}
