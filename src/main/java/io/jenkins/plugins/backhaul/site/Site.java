package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Keep;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.compose.ThrowawayContainer;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ImagesSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import io.jenkins.plugins.backhaul.database.postgres.PostgresSettings;
import io.jenkins.plugins.backhaul.database.postgres.PostgresTools;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A project on this machine. Makes of its configuration what the use cases work with; knows nothing of its store. */
public final class Site {
    private final Configuration configuration;
    private final Path folder;
    private final Given given;
    private final Programs programs;
    private final Connections connections;
    private int jobs = 1;
    private Optional<String> workshop = Optional.empty();

    /**
     * A project.
     *
     * @param folder where its files are
     * @param given what wins over the configuration
     * @param programs starts what is needed
     */
    public Site(Configuration configuration, Path folder, Given given, Programs programs) {
        this.configuration = configuration;
        this.folder = folder;
        this.given = given;
        this.programs = programs;
        this.connections = new Connections(configuration, given);
    }

    /** The same, databases restored over that many connections. */
    public Site withConnections(int number) {
        Site same = new Site(configuration, folder, given, programs);
        same.jobs = number;
        same.workshop = workshop;
        return same;
    }

    /** The same, copies for a hoster that gives no room for them made on the server at that address. */
    public Site withWorkshop(String address) {
        Site same = new Site(configuration, folder, given, programs);
        same.jobs = jobs;
        same.workshop = Optional.of(address);
        return same;
    }

    /** Its name. */
    public Project project() {
        return new Project(configuration.project().value());
    }

    /** Which backups are kept. */
    public Keep keep() {
        return Configured.keep(configuration.keep());
    }

    /** What must not be overdue. */
    public Expected expected() {
        return Configured.expected(configuration.expect());
    }

    /** How its databases are connected to. */
    Connections connections() {
        return connections;
    }

    /** Heroku, where some of its databases may be. */
    HerokuAccess heroku() {
        return connections.heroku();
    }

    /** Starts what is needed. */
    Programs programs() {
        return programs;
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /** What becomes of personal data in a restored copy, if it says so. */
    Optional<ScrubSettings> scrub() {
        return configuration.scrub();
    }

    /** How it keeps its images. */
    ImagesSettings images() {
        return configuration.images();
    }

    /** Where it runs, by name. */
    Map<String, EnvironmentSettings> environments() {
        return configuration.environments();
    }

    /** The databases of an environment by the project's own names; those of all environments when none is named. */
    public Map<String, DatabaseSettings> databases(String environment) {
        return environment.isEmpty()
                ? configuration.databases()
                : environment(environment).databases();
    }

    /** The databases to back up. */
    public List<Source> sources(String environment) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (DatabaseSettings each : databases(environment).values()) {
            sources.add(source(each, environment));
        }
        return sources;
    }

    /** One of the databases, to be backed up. */
    public Source source(DatabaseSettings settings, String environment) throws IOException {
        DumpFormat format = settings.format() == DatabaseSettings.Format.CUSTOM ? DumpFormat.CUSTOM : DumpFormat.PLAIN;
        return new Source(settings.label(), database(settings, environment), format, Configured.depth(settings));
    }

    /** Where a backup of that environment comes from, as far as this machine knows. */
    public Origin origin(String environment) {
        return new Origin(environment, commit(), given.variables().get("BUILD_URL"), Tool.version());
    }

    /** The commit that is checked out in its folder; empty when nobody knows. */
    public String commit() {
        try {
            return programs.output(Invocation.of("git", "rev-parse", "HEAD").in(folder))
                    .strip();
        } catch (ProgramException e) {
            return "";
        }
    }

    /** One of the project's databases where an environment has it; the environment may be empty. */
    Database database(DatabaseSettings settings, String environment) throws IOException {
        PostgresDatabase database = at(settings, connections.to(settings), composeFolder(environment));
        return connections.isHosted(settings)
                ? new HerokuDatabase(
                        database, name -> workshop(settings, name), HerokuCaptures.of(heroku(), settings)::keep)
                : database;
    }

    /**
     * One of an environment's databases, or of the project's where no environment is named.
     *
     * @param label what the project calls it; empty when it has only one
     */
    public Database databaseNamed(String environment, String label) throws IOException {
        return database(RestoreTargets.chosen(databases(environment), label), environment);
    }

    /** What one of the databases is called on its server; nothing where that cannot be known. */
    Optional<String> nameOf(DatabaseSettings settings) {
        try {
            return Optional.of(connections.to(settings).database());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Another database on the server where an environment has one of the project's databases; the environment may be empty. */
    PostgresDatabase beside(DatabaseSettings settings, String name, String environment) throws IOException {
        return at(settings, connections.to(settings).withDatabase(name), composeFolder(environment));
    }

    /** The database at an address; a password in the address is for it alone. */
    Database atAddress(String uri) {
        return direct(connections.toAddress(uri), Optional.empty());
    }

    /** A database of that name on the server at an address, created like one of the project's databases. */
    PostgresDatabase elsewhere(DatabaseSettings settings, String name, String server) {
        return direct(connections.toAddress(server).withDatabase(name), settings.template());
    }

    /** A database of that name in a container, created like one of the project's databases. */
    PostgresDatabase inside(ThrowawayContainer container, DatabaseSettings settings, String name) throws IOException {
        return PostgresDatabase.of(
                programs,
                PostgresTools.elsewhere(container::inside),
                connections.to(settings).withDatabase(name),
                settings(settings.template()));
    }

    /** Makes of an invocation the one that runs it inside a Compose service of an environment. */
    public UnaryOperator<Invocation> inService(String environment, String service) throws IOException {
        return compose(environment).inService(service);
    }

    /** Whether a database is reached inside a Compose service. */
    boolean isInService(DatabaseSettings database) {
        return connections.isInService(database);
    }

    /** What a database in a service asks those for who come from other containers: what was given, or what its image was started with. */
    Optional<String> passwordInNetwork(String environment, DatabaseSettings database) throws IOException {
        Optional<String> password = given.login(database).password();
        if (password.isPresent() || !(database.place() instanceof DatabasePlace.InService service)) {
            return password;
        }
        UnaryOperator<Invocation> there = inService(environment, service.service());
        try {
            return Optional.of(programs.output(there.apply(Invocation.of("printenv", "POSTGRES_PASSWORD")))
                            .strip())
                    .filter(text -> !text.isEmpty());
        } catch (ProgramException e) {
            return Optional.empty();
        }
    }

    /** The Compose project of an environment. */
    ComposeProject compose(String environment) throws IOException {
        return compose(composeFolder(environment));
    }

    /**
     * One of the project's environments.
     *
     * @throws IllegalArgumentException when it has none of that name
     */
    public EnvironmentSettings environment(String name) {
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

    private PostgresDatabase at(DatabaseSettings settings, PostgresConnection connection, Path composeFolder)
            throws IOException {
        if (connections.isInService(settings) && settings.place() instanceof DatabasePlace.InService service) {
            PostgresTools tools = PostgresTools.elsewhere(compose(composeFolder).inService(service.service()));
            return PostgresDatabase.of(programs, tools, connection, settings(settings.template()));
        }
        return direct(connection, settings.template());
    }

    /** The server that the project itself names, where nothing that matters is, unless another one was named. */
    private PostgresDatabase workshop(DatabaseSettings settings, String name) throws IOException {
        return workshop.isPresent()
                ? direct(connections.toAddress(workshop.get()).withDatabase(name), Optional.empty())
                : beside(configuration.databases().get(settings.label()), name, "");
    }

    private PostgresDatabase direct(PostgresConnection connection, Optional<String> template) {
        return PostgresDatabase.of(programs, PostgresTools.onThisMachine(programs), connection, settings(template));
    }

    private PostgresSettings settings(Optional<String> template) {
        PostgresSettings usual = PostgresSettings.usual().withConnections(jobs);
        return template.map(usual::withTemplate).orElse(usual);
    }

    private ComposeProject compose(Path composeFolder) throws IOException {
        return ComposeProject.open(programs, ComposeSettings.in(composeFolder));
    }
}
