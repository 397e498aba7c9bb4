package io.jenkins.plugins.backhaul.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a thread end early and undo what it had begun: an upload is aborted, a half-filled database dropped, a program stopped. A
 * thread that waits for a program does not hear an interrupt; it wakes when the program is gone, so those that still run after
 * a moment are killed.
 */
public final class Undoing {
    private static final int SECONDS_TO_LISTEN = 2;

    private final Thread worker;
    private final CountDownLatch over = new CountDownLatch(1);

    /** @param worker what works, and tells when it has ended */
    public Undoing(Thread worker) {
        this.worker = worker;
    }

    /** Nothing is to be undone any more. */
    public void workIsOver() {
        over.countDown();
    }

    /** Whether nothing is to be undone any more. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /**
     * Demands that the thread ends, and waits until it has.
     *
     * @return whether it has within about that time
     */
    public boolean demand(Duration limit) throws InterruptedException {
        List<ProcessHandle> running = ProcessHandle.current().descendants().toList();
        worker.interrupt();
        if (!over.await(SECONDS_TO_LISTEN, TimeUnit.SECONDS)) {
            running.forEach(ProcessHandle::destroyForcibly);
        }
        return over.await(limit.toSeconds(), TimeUnit.SECONDS);
    }
}
