package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;

/** A signature for the compiler, written by bin/signatures. */
public final class FlowInterruptedException extends InterruptedException {
    public Result getResult() {
        throw new UnsupportedOperationException();
    }

    private FlowInterruptedException() {
        throw new UnsupportedOperationException();
    }
}
