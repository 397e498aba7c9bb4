package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Option;

/** Which of the project's environments is meant. */
final class EnvironmentOption {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            defaultValue = "",
            description = "The environment of backhaul.yml whose databases are meant; without it, those that the file"
                    + " names for all.")
    private String name;

    /** The environment's name; empty when none was given. */
    String name() {
        return name;
    }
}
