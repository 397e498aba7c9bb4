package io.jenkins.plugins.backhaul.log;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells progress in lines fit for a log: one every ten seconds, and one that stays of each phase. Safe for several threads. */
public final class LogProgress implements ShownProgress {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final Consumer<String> lines;
    private Phase phase;
    private long told;

    /** @param lines takes each line, without its end */
    public LogProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void start(String name, long totalBytes) {
        close();
        phase = new Phase(name, totalBytes);
        told = System.nanoTime();
    }

    @Override
    public synchronized void advance(long bytes) {
        phase.advance(bytes);
        long now = System.nanoTime();
        if (now - told >= INTERVAL) {
            told = now;
            lines.accept(phase.whileItGoesOn());
        }
    }

    @Override
    public synchronized void note(String sentence) {
        lines.accept(Phase.note(sentence));
    }

    @Override
    public synchronized void fail() {
        phase = null;
    }

    @Override
    public synchronized void close() {
        if (phase != null) {
            lines.accept(phase.whenItIsOver());
            phase = null;
        }
    }
}
