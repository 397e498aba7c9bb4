package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.RunningServices;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.RestoreTarget.Neighbour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which database a person means by {@code --into}, and which others it must not turn out to be. */
public final class RestoreTargets {
    /** NAMEDATALEN - 1: PostgreSQL cuts what is longer, and would take another database for it. */
    private static final int LONGEST_NAME_IN_BYTES = 63;

    private final Site site;
    private final Map<String, EnvironmentSettings> environments;
    private final boolean create;

    /** @param create whether a bare name may be that of a database that is not there yet */
    public RestoreTargets(Site site, boolean create) {
        this.site = site;
        this.environments = site.environments();
        this.create = create;
    }

    /**
     * The database that a restore replaces.
     *
     * @param into an environment, a URI, or the name of a database on the project's own server
     * @param label what the project calls the database; empty when it has only one
     */
    public RestoreTarget named(String into, String label) throws IOException {
        RestoreTarget target = resolve(into, label);
        String name = target.database().name();
        if (name.matches("template[01]")) {
            throw new IllegalArgumentException(
                    "Every new database is copied from " + name + "; restore into another one");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_IN_BYTES) {
            throw new IllegalArgumentException("The name " + name + " is longer than the " + LONGEST_NAME_IN_BYTES
                    + " bytes that PostgreSQL keeps of one");
        }
        return target;
    }

    private RestoreTarget resolve(String into, String label) throws IOException {
        EnvironmentSettings environment = environments.get(into);
        if (environment != null) {
            Database database = site.database(chosen(environment.databases(), label), into);
            String app = chosen(environment.databases(), label).place() instanceof DatabasePlace.OnHeroku there
                    ? there.heroku().app()
                    : "";
            return new RestoreTarget(
                    into, into, environment.production(), database, neighbours(environment, label), app);
        }
        List<Neighbour> neighbours = neighbours(null, label);
        if (into.contains("://")) {
            if (!into.matches("[^:]+://[^/?]*/[^?].*")) {
                throw new IllegalArgumentException("Name the database at the end of --into: postgresql://host/name");
            }
            Database database = site.atAddress(into);
            return new RestoreTarget(database.name(), "", false, database, neighbours);
        }
        Database database = site.beside(chosen(site.databases(""), label), into, "");
        if (!create && !database.exists()) {
            throw new IllegalArgumentException("There is neither an environment nor a database '" + into + "'"
                    + (environments.isEmpty()
                            ? ""
                            : " (environments: " + String.join(", ", environments.keySet()) + ")")
                    + ". If it is to be a new database, add --create");
        }
        return new RestoreTarget(into, "", false, database, neighbours);
    }

    private List<Neighbour> neighbours(EnvironmentSettings target, String label) {
        List<Neighbour> neighbours = new ArrayList<>();
        for (EnvironmentSettings each : environments.values()) {
            for (DatabaseSettings theirs : each.databases().values()) {
                if (!each.equals(target) && (target == null || mayBeTheSame(each, theirs, target, label))) {
                    neighbours.add(
                            new Neighbour(each.name(), each.production(), () -> site.database(theirs, each.name())));
                }
            }
        }
        return List.copyOf(neighbours);
    }

    /**
     * Services on different agents are different databases, and from here only one of the two can be asked. What Heroku keeps is in
     * nobody's service.
     */
    private static boolean mayBeTheSame(
            EnvironmentSettings one, DatabaseSettings database, EnvironmentSettings other, String label) {
        List<DatabasePlace> places =
                List.of(database.place(), chosen(other.databases(), label).place());
        long inServices = places.stream()
                .filter(DatabasePlace.InService.class::isInstance)
                .count();
        if (inServices == 1 && places.stream().anyMatch(DatabasePlace.OnHeroku.class::isInstance)) {
            return false;
        }
        return inServices < 2
                || one.deployment().node().equals(other.deployment().node());
    }

    /** The services that use the database, all but the one that it runs in. */
    public Bystanders bystanders(String into, String label) throws IOException {
        EnvironmentSettings environment = environments.get(into);
        Map<String, DatabaseSettings> databases = environment == null ? site.databases("") : environment.databases();
        if (!into.contains("://") && chosen(databases, label).place() instanceof DatabasePlace.InService service) {
            ComposeProject compose = site.compose(into);
            return tell -> {
                RunningServices others = compose.runningBut(service.service());
                if (!others.services().isEmpty()) {
                    tell.accept("Stopping " + String.join(", ", others.services())
                            + " until the databases are swapped; should this be killed meanwhile, start them with: "
                            + others.startCommand());
                }
                return others.stop()::close;
            };
        }
        throw new IllegalArgumentException(
                "--stop-services needs a database in a Docker Compose service; this one is reached directly");
    }

    /**
     * What runs of an environment's Compose project and is started anew by a deployment: never a service that a database runs in.
     *
     * @param deployed the services that are deployed; empty for all
     */
    public RunningDeployment running(String environment, List<String> deployed) throws IOException {
        ComposeProject compose = site.compose(environment);
        Set<String> others = new TreeSet<>(deployed.isEmpty() ? List.of() : compose.services());
        others.removeAll(deployed);
        environments.get(environment).databases().values().stream()
                .map(DatabaseSettings::place)
                .filter(DatabasePlace.InService.class::isInstance)
                .forEach(place -> others.add(((DatabasePlace.InService) place).service()));
        return new RunningDeployment(compose.runningBut(others.toArray(String[]::new)));
    }

    static DatabaseSettings chosen(Map<String, DatabaseSettings> databases, String label) {
        if (databases.size() == 1) {
            return databases.values().iterator().next();
        }
        DatabaseSettings chosen = databases.get(label.isEmpty() ? DatabaseSettings.DEFAULT_LABEL : label);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "Name one of the project's databases with --database: " + String.join(", ", databases.keySet()));
        }
        return chosen;
    }
}
