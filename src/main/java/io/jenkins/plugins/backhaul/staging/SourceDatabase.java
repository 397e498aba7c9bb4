package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.database.Database;
import java.io.IOException;
import java.util.Optional;

/** Leads to a database of the environment that is copied. */
final class SourceDatabase {
    private final Surroundings surroundings;
    private final ResetOrder order;

    SourceDatabase(Surroundings surroundings, ResetOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    /** @throws IOException when it cannot be reached from where the environment is that is made anew */
    Database named(String label) throws IOException {
        EnvironmentSettings from = surroundings.site().environment(order.from());
        EnvironmentSettings to = surroundings.site().environment(order.to());
        boolean elsewhere = isInService(from, label)
                && isInService(to, label)
                && !from.deployment().node().equals(to.deployment().node());
        if (elsewhere) {
            throw new IOException("it runs in a Compose service on "
                    + from.deployment().node().map(node -> "the node " + node).orElse("another machine"));
        }
        return surroundings.site().databaseNamed(order.from(), label);
    }

    private static boolean isInService(EnvironmentSettings environment, String label) {
        return Optional.ofNullable(environment.databases().get(label))
                .map(DatabaseSettings::place)
                .filter(DatabasePlace.InService.class::isInstance)
                .isPresent();
    }
}
