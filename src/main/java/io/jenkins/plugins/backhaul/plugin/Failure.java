package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import java.io.IOException;

/** Makes of a failure what a build's log ends with: one sentence where the fault is known, a stack trace where it is ours. */
final class Failure {
    private Failure() {}

    static Exception of(Exception failure) {
        boolean isSentence = failure instanceof IOException || failure instanceof IllegalArgumentException;
        return isSentence && failure.getMessage() != null && !(failure instanceof AbortException)
                ? new AbortException(StepWords.of(failure.getMessage()))
                : failure;
    }

    /** The same, for those who may only throw the one kind. */
    static IOException thrownOf(Exception failure) {
        Exception told = of(failure);
        return told instanceof IOException known ? known : new IOException(told);
    }
}
