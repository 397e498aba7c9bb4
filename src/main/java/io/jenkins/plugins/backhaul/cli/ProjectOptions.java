package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What a command works on: a project, its store and its databases, as backhaul.yml says, the environment over it, options over all. */
final class ProjectOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, instead of backhaul.yml here or above.")
    private Path config;

    @Option(names = "--project", paramLabel = "NAME", description = "The project: the folder of its backups.")
    private String project;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Where backups are kept: s3://bucket/prefix or file:///folder.")
    private String store;

    @Option(names = "--endpoint", paramLabel = "URL", description = "The S3 server, when it is not AWS.")
    private String endpoint;

    @Option(names = "--region", paramLabel = "NAME", description = "The bucket's region, such as us-east-1.")
    private String region;

    @Option(
            names = "--db",
            paramLabel = "URI",
            description = "The database: postgresql://user@host:port/name. What is left out comes from PG* variables.")
    private String database;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "The Docker Compose service that the database runs in, when its port is not published.")
    private String service;

    /**
     * Reads the configuration.
     *
     * @param warnings gets what looks wrong but does no harm
     */
    Configuration read(Consumer<String> warnings) throws ConfigException {
        Overrides overrides = Overrides.of(System.getenv());
        for (Map.Entry<String, Given> each : given().entrySet()) {
            overrides = overrides.with(
                    each.getKey(), each.getValue().text(), each.getValue().option());
        }
        List<String> misspelled = new ArrayList<>();
        Optional<Path> file = file();
        Configuration configuration = file.isPresent()
                ? ConfigFile.read(file.get(), overrides, misspelled)
                : ConfigFile.withoutFile(overrides, misspelled);
        misspelled.forEach(warnings);
        return configuration;
    }

    /**
     * Whether a project is named at all. Where none is, {@link #read} takes a name that means none, for a command that is about a
     * whole store.
     */
    boolean namesOne() throws ConfigException {
        boolean named = project != null || file().isPresent() || System.getenv("BACKHAUL_PROJECT") != null;
        if (!named) {
            project = "none";
        }
        return named;
    }

    /** The database's URI as it was given, with the password that may stand in it. */
    Optional<String> databaseUri() {
        return Optional.ofNullable(database);
    }

    /** Whether {@link #databaseUri()} is to be read inside a Compose service. */
    boolean namesService() {
        return service != null;
    }

    /** The folder that the project's files are in: where backhaul.yml is, or this one. */
    Path folder() throws ConfigException {
        return file().map(each -> each.toAbsolutePath().getParent())
                .orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** Where the configuration comes from, for a person. */
    String origin() throws ConfigException {
        return file().map(each -> each.toAbsolutePath() + ", and the options and variables over it")
                .orElse("the options and variables alone; there is no backhaul.yml here or above");
    }

    private Optional<Path> file() throws ConfigException {
        return config == null ? ConfigFile.find(Path.of("")) : Optional.of(config);
    }

    private Map<String, Given> given() {
        String prefix = "databases." + DatabaseSettings.DEFAULT_LABEL + ".";
        Map<String, Given> given = new LinkedHashMap<>();
        put(given, "project", project, "--project");
        put(given, "store", store, "--store");
        put(given, "endpoint", endpoint, "--endpoint");
        put(given, "region", region, "--region");
        put(given, prefix + "service", service, "--service");
        return given;
    }

    private static void put(Map<String, Given> given, String key, String text, String option) {
        if (text != null) {
            given.put(key, new Given(text, option));
        }
    }

    private record Given(String text, String option) {}
}
