package hudson.triggers;

import java.util.TimerTask;

/** A signature for the compiler, written by bin/signatures. */
public abstract class SafeTimerTask extends TimerTask {
    public SafeTimerTask() {
        throw new UnsupportedOperationException();
    }

    public final void run() {
        throw new UnsupportedOperationException();
    }

    protected abstract void doRun() throws Exception;
}
