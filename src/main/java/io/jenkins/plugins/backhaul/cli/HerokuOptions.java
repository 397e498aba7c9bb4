package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Option;

/** Which database at Heroku is meant. */
final class HerokuOptions {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            required = true,
            description = "The environment of backhaul.yml that is an app at Heroku.")
    private String environment;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which of the environment's databases, when it has several.")
    private String database;

    String environment() {
        return environment;
    }

    /** Empty when none was named. */
    String database() {
        return database;
    }
}
