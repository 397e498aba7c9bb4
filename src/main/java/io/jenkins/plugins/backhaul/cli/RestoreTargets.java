package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.StoppedServices;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.RestoreTarget.Neighbour;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Finds out which database a person means by {@code --into}, and which others it must not turn out to be. */
final class RestoreTargets {
    private final Wiring wiring;
    private final Map<String, EnvironmentSettings> environments;
    private final boolean create;

    /** @param create whether a bare name may be that of a database that is not there yet */
    RestoreTargets(Wiring wiring, boolean create) {
        this.wiring = wiring;
        this.environments = wiring.configuration().environments();
        this.create = create;
    }

    /**
     * The database that a restore replaces.
     *
     * @param into an environment, a URI, or the name of a database on the project's own server
     * @param label what the project calls the database; empty when it has only one
     */
    RestoreTarget named(String into, String label) throws IOException {
        EnvironmentSettings environment = environments.get(into);
        if (environment != null) {
            Database database = wiring.database(chosen(environment.databases(), label), into);
            return new RestoreTarget(into, into, environment.production(), database, neighbours(environment, label));
        }
        List<Neighbour> neighbours = neighbours(null, label);
        if (into.contains("://")) {
            Database database = wiring.atAddress(into);
            return new RestoreTarget(database.name(), "", false, database, neighbours);
        }
        Database database = wiring.beside(chosen(wiring.configuration().databases(), label), into);
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
        return environments.values().stream()
                .filter(each -> !each.equals(target))
                .filter(each -> target == null || mayBeTheSame(each, target, label))
                .map(each -> new Neighbour(
                        each.name(),
                        each.production(),
                        () -> wiring.database(chosen(each.databases(), label), each.name())))
                .toList();
    }

    /** Services on different agents are different databases, and from here only one of the two can be asked. */
    private static boolean mayBeTheSame(EnvironmentSettings one, EnvironmentSettings other, String label) {
        boolean inServices = chosen(one.databases(), label).place() instanceof DatabasePlace.InService
                && chosen(other.databases(), label).place() instanceof DatabasePlace.InService;
        return !inServices || one.deployment().node().equals(other.deployment().node());
    }

    /** The services that use the database, all but the one that it runs in. */
    Bystanders bystanders(String into, String label) throws IOException {
        EnvironmentSettings environment = environments.get(into);
        Map<String, DatabaseSettings> databases =
                environment == null ? wiring.configuration().databases() : environment.databases();
        if (!into.contains("://") && chosen(databases, label).place() instanceof DatabasePlace.InService service) {
            ComposeProject compose = wiring.compose(into);
            return () -> new StoppedInCompose(compose.stopAllBut(service.service()));
        }
        throw new IllegalArgumentException(
                "--stop-services needs a database in a Docker Compose service; this one is reached directly");
    }

    private static DatabaseSettings chosen(Map<String, DatabaseSettings> databases, String label) {
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
