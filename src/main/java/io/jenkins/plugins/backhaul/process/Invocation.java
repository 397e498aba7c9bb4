package io.jenkins.plugins.backhaul.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run: a program with its arguments, what to add to its environment, and where.
 *
 * <p>Secrets go into {@code secrets} only: they reach the child's environment and appear nowhere else, neither in
 * {@link #toString()} nor in a message.
 *
 * @param command the program and its arguments; no shell reads it
 * @param environment variables added to those of this process
 * @param secrets further variables, whose values are secret
 * @param directory where it runs; empty for where this process runs
 */
public record Invocation(
        List<String> command, Map<String, String> environment, Map<String, String> secrets, Optional<Path> directory) {
    /** Keeps copies of its collections. */
    public Invocation {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("An invocation needs a program to run");
        }
    }

    /** A program with its arguments and nothing else. */
    public static Invocation of(String... command) {
        return of(List.of(command));
    }

    /** A program with its arguments and nothing else. */
    public static Invocation of(List<String> command) {
        return new Invocation(command, Map.of(), Map.of(), Optional.empty());
    }

    /** The same with one more variable. */
    public Invocation with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Invocation(command, more, secrets, directory);
    }

    /** The same with one more variable whose value is never shown. */
    public Invocation withSecret(String variable, String value) {
        Map<String, String> more = new HashMap<>(secrets);
        more.put(variable, value);
        return new Invocation(command, environment, more, directory);
    }

    /** The same in that folder. */
    public Invocation in(Path folder) {
        return new Invocation(command, environment, secrets, Optional.of(folder));
    }

    /** The name of the program, without its folder. */
    public String program() {
        return String.valueOf(Path.of(command.get(0)).getFileName());
    }

    /** The command line, without environment. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
