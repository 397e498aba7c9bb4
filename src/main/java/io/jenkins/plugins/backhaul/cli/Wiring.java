package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Keep;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.compose.StoppedServices;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.S3Options;
import io.jenkins.plugins.backhaul.config.StoreSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import io.jenkins.plugins.backhaul.database.postgres.PostgresSettings;
import io.jenkins.plugins.backhaul.database.postgres.PostgresTools;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.proof.Scratch;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import io.jenkins.plugins.backhaul.storage.s3.Checksums;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a configuration what the use cases work with. The only class of this room that names implementations. */
final class Wiring {
    private final Programs programs = new LocalPrograms();
    private final Configuration configuration;
    private final Map<String, String> variables;
    private final Path folder;
    private final int connections;

    private Wiring(Configuration configuration, Map<String, String> variables, Path folder, int connections) {
        this.configuration = configuration;
        this.variables = variables;
        this.folder = folder;
        this.connections = connections;
    }

    /** Of what the options, the environment and backhaul.yml say. */
    static Wiring of(ProjectOptions options, OutputOptions output) throws ConfigException {
        return new Wiring(options.read(output::announce), variables(options.databaseUri()), options.folder(), 1);
    }

    /** Those of the environment, and a password that stands in the URI as the variable that PostgreSQL has for it. */
    private static Map<String, String> variables(Optional<String> uri) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        uri.flatMap(given -> PostgresConnection.parse(given, variables).password())
                .ifPresent(password -> variables.put("PGPASSWORD", password));
        return variables;
    }

    /** The same, databases restored over that many connections. */
    Wiring withConnections(int number) {
        return new Wiring(configuration, variables, folder, number);
    }

    Project project() {
        return new Project(configuration.project().value());
    }

    /** Which backups are kept. */
    Keep keep() {
        return Configured.keep(configuration.keep());
    }

    /** What must not be overdue. */
    Expected expected() {
        return Configured.expected(configuration.expect());
    }

    /** The store; the caller closes it. */
    ObjectStore openStore() throws IOException, ConfigException {
        StoreSettings settings = configuration.store();
        String location = settings.requireLocation().value();
        if (!settings.requireLocation().isBucket()) {
            return DirectoryStore.open(Path.of(location.substring("file://".length())));
        }
        S3Settings s3 = S3Settings.of(S3Location.parse(location)).withEndpoint(endpoint(settings.s3()));
        return S3ObjectStore.open(settings.s3().kmsKey().map(s3::withKmsKey).orElse(s3));
    }

    private static S3Endpoint endpoint(S3Options options) {
        S3Endpoint endpoint = options.endpoint()
                .map(S3Endpoint::at)
                .orElse(S3Endpoint.amazon())
                .withPathStyle(options.pathStyle());
        endpoint = options.region().map(endpoint::withRegion).orElse(endpoint);
        return options.checksums() == S3Options.Checksums.WHEN_REQUIRED
                ? endpoint.withChecksums(Checksums.WHEN_REQUIRED)
                : endpoint;
    }

    /** The databases of an environment by the project's own names; those of all environments when none is named. */
    Map<String, DatabaseSettings> databases(String environment) {
        return environment.isEmpty()
                ? configuration.databases()
                : environment(environment).databases();
    }

    /** The databases to back up. */
    List<Source> sources(String environment) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (DatabaseSettings each : databases(environment).values()) {
            sources.add(source(each, environment));
        }
        return sources;
    }

    Source source(DatabaseSettings settings, String environment) throws IOException {
        DumpFormat format = settings.format() == DatabaseSettings.Format.CUSTOM ? DumpFormat.CUSTOM : DumpFormat.PLAIN;
        return new Source(settings.label(), database(settings, composeFolder(environment)), format);
    }

    /** Where a backup of that environment comes from, as far as this machine knows. */
    Origin origin(String environment) {
        return new Origin(environment, commit(), variables.get("BUILD_URL"), ToolVersion.text());
    }

    private String commit() {
        try {
            return programs.output(Invocation.of("git", "rev-parse", "HEAD").in(folder))
                    .strip();
        } catch (ProgramException e) {
            return "";
        }
    }

    /**
     * The database that a restore replaces.
     *
     * @param into an environment, a URI, or the name of a database on the project's own server
     * @param label what the project calls the database; empty when it has only one
     */
    RestoreTarget target(String into, String label) throws IOException {
        if (into.contains("://")) {
            return RestoreTarget.of(direct(PostgresConnection.parse(into, variables), Optional.empty()));
        }
        if (configuration.environments().containsKey(into)) {
            EnvironmentSettings environment = environment(into);
            Database database = database(chosen(environment.databases(), label), composeFolder(into));
            return new RestoreTarget(into, environment.production(), database, neighbours(into, label));
        }
        DatabaseSettings beside = chosen(configuration.databases(), label);
        return RestoreTarget.of(at(beside, connection(beside).withDatabase(into), folder));
    }

    private List<RestoreTarget.Neighbour> neighbours(String environment, String label) throws IOException {
        List<RestoreTarget.Neighbour> neighbours = new ArrayList<>();
        for (EnvironmentSettings each : configuration.environments().values()) {
            if (!each.name().equals(environment)) {
                neighbours.add(new RestoreTarget.Neighbour(
                        each.name(), database(chosen(each.databases(), label), composeFolder(each.name()))));
            }
        }
        return neighbours;
    }

    /** The services that use the database of an environment, all but the one that it runs in. */
    Bystanders bystanders(String environment, String label) throws IOException {
        Map<String, DatabaseSettings> databases = configuration.environments().containsKey(environment)
                ? databases(environment)
                : configuration.databases();
        if (chosen(databases, label).place() instanceof DatabasePlace.InService service) {
            ComposeProject compose = compose(composeFolder(environment));
            return () -> new StoppedInCompose(compose.stopAllBut(service.service()));
        }
        throw new IllegalArgumentException(
                "--stop-services needs a database in a Docker Compose service; this one is reached directly");
    }

    /**
     * Where each database of an environment is restored to be proven: under a name that no database has, so that nothing of the
     * live one (a replication slot, a prepared transaction) can stand in the way, and nothing of a restore is swept.
     *
     * @param server the address of another server than the databases' own
     */
    List<Scratch> scratch(String environment, Optional<String> server) throws IOException {
        List<Scratch> scratch = new ArrayList<>();
        for (DatabaseSettings each : databases(environment).values()) {
            String name = connection(each).database() + "_proof";
            Database database = server.isPresent()
                    ? direct(PostgresConnection.parse(server.get(), variables).withDatabase(name), each.template())
                    : at(each, connection(each).withDatabase(name), composeFolder(environment));
            scratch.add(new Scratch(each.label(), database, Configured.checks(each.checks())));
        }
        return scratch;
    }

    private static DatabaseSettings chosen(Map<String, DatabaseSettings> databases, String label) {
        if (label.isEmpty() && databases.size() == 1) {
            return databases.values().iterator().next();
        }
        DatabaseSettings chosen = databases.get(label.isEmpty() ? DatabaseSettings.DEFAULT_LABEL : label);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "Name one of the project's databases with --database: " + String.join(", ", databases.keySet()));
        }
        return chosen;
    }

    private EnvironmentSettings environment(String name) {
        EnvironmentSettings environment = configuration.environments().get(name);
        if (environment == null) {
            throw new IllegalArgumentException("There is no environment '" + name + "' in backhaul.yml"
                    + (configuration.environments().isEmpty()
                            ? ""
                            : ", only "
                                    + String.join(
                                            ", ", configuration.environments().keySet())));
        }
        return environment;
    }

    private Path composeFolder(String environment) {
        return Optional.ofNullable(configuration.environments().get(environment))
                .flatMap(each -> each.deployment().folder())
                .map(Path::of)
                .orElse(folder);
    }

    private Database database(DatabaseSettings settings, Path composeFolder) throws IOException {
        return at(settings, connection(settings), composeFolder);
    }

    private Database at(DatabaseSettings settings, PostgresConnection connection, Path composeFolder)
            throws IOException {
        if (settings.place() instanceof DatabasePlace.InService service) {
            PostgresTools tools = PostgresTools.elsewhere(compose(composeFolder).inService(service.service()));
            return PostgresDatabase.of(programs, tools, connection, settings(settings.template()));
        }
        return direct(connection, settings.template());
    }

    private Database direct(PostgresConnection connection, Optional<String> template) {
        return PostgresDatabase.of(programs, PostgresTools.onThisMachine(programs), connection, settings(template));
    }

    private PostgresSettings settings(Optional<String> template) {
        PostgresSettings usual = PostgresSettings.usual().withConnections(connections);
        return template.map(usual::withTemplate).orElse(usual);
    }

    private PostgresConnection connection(DatabaseSettings settings) {
        DatabasePlace place = settings.place();
        if (place instanceof DatabasePlace.InService service) {
            return PostgresConnection.here(service.user(), service.name());
        }
        String uri = place instanceof DatabasePlace.AtUri at ? at.uri() : uri((DatabasePlace.OnServer) place);
        return PostgresConnection.parse(uri, variables);
    }

    private static String uri(DatabasePlace.OnServer place) {
        String parameters = "host=" + encoded(place.host())
                + place.port().map(port -> "&port=" + port).orElse("")
                + place.user().map(user -> "&user=" + encoded(user)).orElse("");
        return "postgresql:///" + place.name().map(Wiring::encoded).orElse("") + "?" + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ComposeProject compose(Path composeFolder) throws IOException {
        return ComposeProject.open(programs, ComposeSettings.in(composeFolder));
    }

    private record StoppedInCompose(StoppedServices services) implements Bystanders.Stopped {
        @Override
        public List<String> names() {
            return services.services();
        }

        @Override
        public void close() throws IOException {
            services.close();
        }
    }
}
