package org.jenkinsci.plugins.workflow.steps;

/** A signature for the compiler, written by bin/signatures. */
public class MissingContextVariableException extends Exception {
    private MissingContextVariableException() {
        throw new UnsupportedOperationException();
    }
}
