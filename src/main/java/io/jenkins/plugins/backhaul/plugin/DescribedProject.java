package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.HerokuSettings;
import io.jenkins.plugins.backhaul.config.Overrides;
import io.jenkins.plugins.backhaul.config.StoreLocation;
import io.jenkins.plugins.backhaul.plugin.agent.ProjectText;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project as a step and the {@code backhaul.yml} in the workspace describe it. */
final class DescribedProject {
    private static final String ANY_ADDRESS = "";
    private static final String PASSWORD_IN_ADDRESS = "(?s).*(://[^@?]*:[^@]*@|[?&](ssl)?password=).*";

    private final EngineStep<?> step;
    private final Surroundings where;
    private final String text;
    private final Configuration configuration;

    private DescribedProject(EngineStep<?> step, Surroundings where, String text, Configuration configuration) {
        this.step = step;
        this.where = where;
        this.text = text;
        this.configuration = configuration;
    }

    static DescribedProject of(EngineStep<?> step, Surroundings where) throws AbortException {
        refusePassword(step.databaseAddress());
        ProjectText file = where.project();
        if (file.name().isEmpty() && step.getProject() == null) {
            throw new AbortException("No project is named: set 'project', or put a backhaul.yml into the workspace");
        }
        Configuration configuration = configuration(file, overrides(step), where.log());
        return new DescribedProject(step, where, file.text(), configuration);
    }

    /** What a file says, or where there is none the conventions; what looks misspelled is told in the log. */
    static Configuration configuration(ProjectText file, Map<String, String> over, TaskListener log)
            throws AbortException {
        List<String> warnings = new ArrayList<>();
        try {
            Overrides overrides = Overrides.none();
            for (Map.Entry<String, String> each : over.entrySet()) {
                overrides = overrides.with(each.getKey(), each.getValue(), each.getKey());
            }
            Configuration configuration = file.name().isEmpty()
                    ? ConfigFile.withoutFile(overrides, warnings)
                    : ConfigFile.parse(file.text(), overrides, warnings);
            if (configuration.store().hasOptions()) {
                warnings.add("The store's endpoint, region and KMS key in " + file.name()
                        + " are for the command line; here the store is as Jenkins has it");
            }
            warnings.forEach(each -> log.getLogger().println("[backhaul] note: " + WorkLog.printable(each)));
            return configuration;
        } catch (ConfigException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** @throws AbortException when a password stands in it: it would be shown on pages and kept in files */
    static void refusePassword(String address) throws AbortException {
        if (address.matches(PASSWORD_IN_ADDRESS)) {
            throw new AbortException(
                    "A password must not stand in an address: keep it in Jenkins, and name its credentials instead");
        }
    }

    static Map<String, String> overrides(EngineStep<?> step) {
        return step.getProject() == null ? Map.of() : Map.of("project", step.getProject());
    }

    String name() {
        return configuration.project().value();
    }

    /** The store as the configuration of Jenkins is asked for it: the step's, else the project's; empty for the default. */
    String store() {
        return Optional.ofNullable(step.getStore())
                .or(() -> configuration.store().location().map(StoreLocation::value))
                .orElse("");
    }

    /**
     * Remembers on the controller what the project expects, so that it can be told when that is overdue. A build that may not use
     * the store says nothing, nor does one of a pull request.
     */
    void rememberExpectations() throws AbortException {
        if (BuiltBranch.isPullRequest(where.variables())) {
            return;
        }
        String location = BackhaulConfiguration.get().store(store()).location(where.run(), store());
        Expected expected = new Expected(
                configuration.expect().backupEvery(), configuration.expect().proofEvery());
        String job = where.run().getParent().getFullName();
        Place place = new Place(location, name());
        Overview.get().change(known -> known.expecting(place, job, expected, Instant.now()));
    }

    /** All that is described. */
    Configuration configuration() {
        return configuration;
    }

    Optional<EnvironmentSettings> find(String environment) {
        return Optional.ofNullable(configuration.environments().get(environment));
    }

    EnvironmentSettings environment(String name) throws AbortException {
        return find(name)
                .orElseThrow(() -> new AbortException("There is no environment '" + name
                        + "' in the project's backhaul.yml"
                        + (configuration.environments().isEmpty()
                                ? ""
                                : ", only "
                                        + String.join(
                                                ", ",
                                                configuration.environments().keySet()))));
    }

    /** The databases of an environment; those of all environments when none is named. */
    Map<String, DatabaseSettings> databases(String environment) throws AbortException {
        return environment.isEmpty()
                ? configuration.databases()
                : environment(environment).databases();
    }

    /**
     * Where the worker works.
     *
     * @param secrets gets what its environment has to hold, by the names of the variables
     */
    Order.Place place(Map<String, DatabaseSettings> databases, Map<String, String> secrets) throws AbortException {
        return placeWith(logins(databases, secrets));
    }

    /** The same for a deployment that touches no database. */
    Order.Place placeToDeploy(EnvironmentSettings environment, Map<String, String> secrets) throws AbortException {
        Map<String, Order.Login> logins = new HashMap<>();
        addTokens(environment.heroku().stream(), logins, secrets);
        return placeWith(logins);
    }

    private Order.Place placeWith(Map<String, Order.Login> logins) {
        String folder = where.workspace().child(orEmpty(step.getFolder())).getRemote();
        return new Order.Place(folder, text, overrides(step), step.databaseAddress(), logins);
    }

    /**
     * Those of the step are for all databases, also for one that is named by its address.
     *
     * @throws AbortException when the build is of a pull request: whoever wrote that could have the logins sent anywhere
     */
    private Map<String, Order.Login> logins(Map<String, DatabaseSettings> databases, Map<String, String> secrets)
            throws AbortException {
        Map<String, Order.Login> logins = new HashMap<>();
        boolean wanted = step.getDatabaseCredentialsId() != null
                || databases.values().stream().anyMatch(DescribedProject::hasSecret);
        if (wanted
                && BuiltBranch.isPullRequest(where.variables())
                && step.databaseAddress().isEmpty()) {
            throw new AbortException(
                    "This build is of a pull request, whose backhaul.yml may not say where the database's"
                            + " password is sent: name the database in the Jenkinsfile, by 'database'");
        }
        addTokens(apps(databases), logins, secrets);
        if (step.getDatabaseCredentialsId() != null) {
            Order.Login login = login(step.getDatabaseCredentialsId(), secrets);
            logins.put(ANY_ADDRESS, login);
            databases.keySet().forEach(label -> logins.put(label, login));
            return logins;
        }
        for (DatabaseSettings each : databases.values()) {
            if (each.credentials().isPresent()) {
                String id = each.credentials().get();
                logins.put("#" + id, login(id, secrets));
            }
        }
        return logins;
    }

    private static boolean hasSecret(DatabaseSettings database) {
        return database.credentials().isPresent() || database.place() instanceof DatabasePlace.OnHeroku;
    }

    private static Stream<HerokuSettings> apps(Map<String, DatabaseSettings> databases) {
        return databases.values().stream()
                .map(DatabaseSettings::place)
                .filter(DatabasePlace.OnHeroku.class::isInstance)
                .map(place -> ((DatabasePlace.OnHeroku) place).heroku());
    }

    private void addTokens(Stream<HerokuSettings> apps, Map<String, Order.Login> logins, Map<String, String> secrets)
            throws AbortException {
        for (String id : apps.map(HerokuSettings::token).distinct().toList()) {
            logins.put(Order.Login.TOKEN + id, login(id, secrets));
        }
    }

    /** The same place with further secrets, by their ids. */
    Order.Place withSecrets(Order.Place place, List<String> ids, Map<String, String> secrets) throws AbortException {
        Map<String, Order.Login> logins = new HashMap<>(place.logins());
        for (String id : ids) {
            logins.put(Order.Login.TOKEN + id, login(id, secrets));
        }
        return placeWith(logins);
    }

    private Order.Login login(String id, Map<String, String> secrets) throws AbortException {
        DatabaseLogin login = DatabaseCredentials.of(id, where.run());
        String number = String.valueOf(secrets.size());
        String password = "DATABASE_PASSWORD_" + number;
        secrets.put(password, login.password().getPlainText());
        if (login.user().isEmpty()) {
            return new Order.Login("", password);
        }
        String user = "DATABASE_USER_" + number;
        secrets.put(user, login.user().get());
        return new Order.Login(user, password);
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
