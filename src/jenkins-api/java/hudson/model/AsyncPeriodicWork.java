package hudson.model;

import java.io.IOException;
import java.util.logging.Level;

/** A signature for the compiler, written by bin/signatures. */
public abstract class AsyncPeriodicWork extends PeriodicWork {
    protected AsyncPeriodicWork(String arg0) {
        throw new UnsupportedOperationException();
    }

    public final void doRun() {
        throw new UnsupportedOperationException();
    }

    protected Level getNormalLoggingLevel() {
        throw new UnsupportedOperationException();
    }

    protected abstract void execute(TaskListener arg0) throws IOException, InterruptedException;
}
