package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What the person or the machine gives beside the configuration.
 *
 * @param variables the environment, of which {@code PG*} and {@code BUILD_URL} are read
 * @param databaseUri an address that stands in for the project's database; its password is for it alone
 * @param inService whether that address is to be read inside the database's Compose service
 * @param logins who connects to a database, by the project's name of it, or by {@code #} and the id of the credentials
 *     that the configuration names for it; by the empty name, to an address that a restore is given
 */
public record Given(
        Map<String, String> variables, Optional<String> databaseUri, boolean inService, Map<String, Login> logins) {
    /** Keeps copies. */
    public Given {
        variables = Map.copyOf(variables);
        logins = Map.copyOf(logins);
    }

    /** Nobody's password is tried on a database of another environment, which has credentials of its own. */
    Login login(DatabaseSettings database) {
        Login byName = logins.getOrDefault(database.label(), Login.NONE);
        return database.credentials()
                .map(id -> logins.getOrDefault("#" + id, byName))
                .orElse(byName);
    }

    Login loginToAddress() {
        return logins.getOrDefault("", Login.NONE);
    }
}
