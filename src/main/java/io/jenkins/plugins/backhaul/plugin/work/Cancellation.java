package io.jenkins.plugins.backhaul.plugin.work;

import java.time.Duration;

/** Whether somebody wants the work to end. Safe for use by several threads. */
final class Cancellation {
    private static final Duration TIME_TO_UNDO = Duration.ofSeconds(30);
    private static final Duration TIME_TO_COME_BACK = Duration.ofSeconds(5);

    private long requested;

    synchronized void request() {
        if (requested == 0) {
            requested = System.nanoTime();
        }
    }

    synchronized boolean isRequested() {
        return requested != 0;
    }

    /** Whether the worker had enough time to undo what it began. */
    boolean isOverdue() {
        return isOlderThan(TIME_TO_UNDO);
    }

    /** Whether it is no use to wait for an agent that is away. */
    boolean isFutile() {
        return isOlderThan(TIME_TO_COME_BACK);
    }

    private synchronized boolean isOlderThan(Duration age) {
        return requested != 0 && System.nanoTime() - requested > age.toNanos();
    }
}
