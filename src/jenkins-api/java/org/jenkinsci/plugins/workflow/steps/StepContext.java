package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import java.io.IOException;
import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public abstract class StepContext implements FutureCallback<Object>, Serializable {
    public abstract <T> T get(Class<T> arg0) throws IOException, InterruptedException;

    public abstract void onSuccess(Object arg0);

    private StepContext() {
        throw new UnsupportedOperationException();
    }
}
