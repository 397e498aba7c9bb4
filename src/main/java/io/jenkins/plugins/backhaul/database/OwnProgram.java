package io.jenkins.plugins.backhaul.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program of a project's own, to be run against a database. It is trusted as its author is.
 *
 * @param command the program and its arguments; no shell reads it
 * @param folder where it runs
 * @param timeout how long it may run; then it is killed
 */
public record OwnProgram(List<String> command, Path folder, Duration timeout) {
    /** Keeps a copy of the command. */
    public OwnProgram {
        command = List.copyOf(command);
    }

    /**
     * What came of it.
     *
     * @param passed whether it ended by itself, with exit code 0
     * @param how it ended, such as {@code exit code 2}
     * @param said the last of what it printed, without secrets that it was given; at most {@value #LONGEST} characters
     */
    public record End(boolean passed, String how, String said) {
        /** More than a person reads of it. */
        public static final int LONGEST = 2000;
    }
}
