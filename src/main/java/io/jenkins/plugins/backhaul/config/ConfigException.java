package io.jenkins.plugins.backhaul.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message holds one line for each problem; no secret is in it. */
public class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Problem> problems;

    /** @param problems at least one, in the order in which they are told */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
