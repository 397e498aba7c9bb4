package io.jenkins.plugins.backhaul.database;

import io.jenkins.plugins.backhaul.process.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A program of a project's own, to be run against a database. It is trusted as its author is.
 *
 * @param command the program and its arguments; no shell reads it
 * @param folder where it runs
 * @param timeout how long it may run; then it is killed
 * @param elsewhere where it runs unless that is this machine
 */
public record OwnProgram(List<String> command, Path folder, Duration timeout, Optional<Elsewhere> elsewhere) {
    /** Keeps a copy of the command. */
    public OwnProgram {
        command = List.copyOf(command);
    }

    /** One that runs on this machine. */
    public OwnProgram(List<String> command, Path folder, Duration timeout) {
        this(command, folder, timeout, Optional.empty());
    }

    /**
     * A place that sees the database's server in a way of its own, such as a container beside the server's.
     *
     * @param there turns what would be run here into what runs it there; the folder does not count then
     * @param host the server's name there
     * @param password what the server asks for there; nothing when it asks for none
     */
    public record Elsewhere(UnaryOperator<Invocation> there, String host, Optional<String> password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Elsewhere[" + host + "]";
        }
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
