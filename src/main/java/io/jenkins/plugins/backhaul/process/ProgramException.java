package io.jenkins.plugins.backhaul.process;

import java.io.IOException;

/** A program could not be started, or failed. The message names the program and holds the last of its standard error. */
public class ProgramException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The exit code of a program that could not be started. */
    public static final int NOT_STARTED = -1;

    private final int exitCode;
    private final String errorOutput;

    /**
     * A program that failed.
     *
     * @param exitCode its exit code, or {@link #NOT_STARTED}
     * @param errorOutput the last of its standard error
     */
    public ProgramException(String message, int exitCode, String errorOutput) {
        super(message);
        this.exitCode = exitCode;
        this.errorOutput = errorOutput;
    }

    /** The program's exit code, or {@link #NOT_STARTED}. */
    public int exitCode() {
        return exitCode;
    }

    /** The last of the program's standard error. */
    public String errorOutput() {
        return errorOutput;
    }
}
