package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/** A signature for the compiler, written by bin/signatures. */
public abstract class StepExecution implements Serializable {
    protected StepExecution(StepContext arg0) {
        throw new UnsupportedOperationException();
    }

    public StepContext getContext() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean start() throws Exception;

    public void stop(Throwable arg0) throws Exception {
        throw new UnsupportedOperationException();
    }

    public void onResume() {
        throw new UnsupportedOperationException();
    }

    public final String getStatusBounded(long arg0, TimeUnit arg1) {
        throw new UnsupportedOperationException();
    }
}
