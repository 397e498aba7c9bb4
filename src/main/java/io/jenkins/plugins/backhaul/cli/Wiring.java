package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Keep;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.S3Options;
import io.jenkins.plugins.backhaul.config.StoreLocation;
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
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import io.jenkins.plugins.backhaul.storage.s3.Checksums;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a configuration what the use cases work with. The only class of this room that names implementations. */
final class Wiring {
    private final Programs programs = new LocalPrograms();
    private final Configuration configuration;
    private final Map<String, String> variables = System.getenv();
    private final ProjectOptions options;
    private final Path folder;
    private final int connections;

    private Wiring(Configuration configuration, ProjectOptions options, Path folder, int connections) {
        this.configuration = configuration;
        this.options = options;
        this.folder = folder;
        this.connections = connections;
    }

    /** Of what the options, the environment and backhaul.yml say. */
    static Wiring of(ProjectOptions options, OutputOptions output) throws ConfigException {
        return new Wiring(options.read(output::announce), options, options.folder(), 1);
    }

    /** The same, databases restored over that many connections. */
    Wiring withConnections(int number) {
        return new Wiring(configuration, options, folder, number);
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

    /** The store, to be read; the caller closes it. */
    ObjectStore openStore() throws IOException, ConfigException {
        return storeLocation().isBucket() ? openBucket() : DirectoryStore.openExisting(folderOf(storeLocation()));
    }

    /** The store, to be written for the first time perhaps; the caller closes it. */
    ObjectStore openStoreToWrite() throws IOException, ConfigException {
        return storeLocation().isBucket() ? openBucket() : DirectoryStore.open(folderOf(storeLocation()));
    }

    private StoreLocation storeLocation() throws ConfigException {
        return configuration.store().requireLocation();
    }

    private ObjectStore openBucket() throws IOException, ConfigException {
        S3Options options = configuration.store().s3();
        S3Settings s3 = S3Settings.of(S3Location.parse(storeLocation().value())).withEndpoint(endpoint(options));
        return S3ObjectStore.open(options.kmsKey().map(s3::withKmsKey).orElse(s3));
    }

    /** As the URL says it; a blank may stand there as it is. */
    private static Path folderOf(StoreLocation store) {
        String location = store.value();
        return location.contains("%")
                ? Path.of(URI.create(location.replace(" ", "%20")))
                : Path.of(location.substring("file://".length()));
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
        return new Source(settings.label(), database(settings, environment), format, Configured.depth(settings));
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

    Configuration configuration() {
        return configuration;
    }

    /** One of the project's databases where an environment has it; the environment may be empty. */
    Database database(DatabaseSettings settings, String environment) throws IOException {
        return at(settings, connection(settings), composeFolder(environment));
    }

    /** Another database on the server of one of the project's databases. */
    Database beside(DatabaseSettings settings, String name) throws IOException {
        return at(settings, connection(settings).withDatabase(name), folder);
    }

    /** The database at an address; a password in the address is for it alone. */
    Database atAddress(String uri) {
        return direct(PostgresConnection.parse(uri, variables), Optional.empty());
    }

    /** The Compose project of an environment. */
    ComposeProject compose(String environment) throws IOException {
        return compose(composeFolder(environment));
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

    EnvironmentSettings environment(String name) {
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

    private Database at(DatabaseSettings settings, PostgresConnection connection, Path composeFolder)
            throws IOException {
        if (settings.place() instanceof DatabasePlace.InService service && !isGivenDirectly(settings)) {
            PostgresTools tools = PostgresTools.elsewhere(compose(composeFolder).inService(service.service()));
            return PostgresDatabase.of(programs, tools, connection, settings(settings.template()));
        }
        return direct(connection, settings.template());
    }

    /** Whether {@code --db} stands in for this database. */
    private boolean isGiven(DatabaseSettings settings) {
        Map<String, DatabaseSettings> databases = configuration.databases();
        return options.databaseUri().isPresent()
                && (databases.size() == 1
                        ? databases.containsValue(settings)
                        : settings.equals(databases.get(DatabaseSettings.DEFAULT_LABEL)));
    }

    private boolean isGivenDirectly(DatabaseSettings settings) {
        return isGiven(settings) && !options.namesService();
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
        if (isGiven(settings)) {
            PostgresConnection given =
                    PostgresConnection.parse(options.databaseUri().orElseThrow(), variables);
            return options.namesService() ? PostgresConnection.here(given.user(), given.database()) : given;
        }
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
}
