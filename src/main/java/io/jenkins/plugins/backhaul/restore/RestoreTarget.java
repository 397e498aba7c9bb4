package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.database.Database;
import java.util.List;

/**
 * The database that a restore replaces.
 *
 * @param environment the project's environment that it serves; empty when it was named by its address alone
 * @param production whether that environment is production
 * @param database the database; need not exist yet
 * @param neighbours the same database of the project's other environments, which it must not turn out to be
 */
public record RestoreTarget(String environment, boolean production, Database database, List<Neighbour> neighbours) {
    /** Keeps a copy of the list. */
    public RestoreTarget {
        neighbours = List.copyOf(neighbours);
    }

    /** A database that was named by its address, outside every environment. */
    public static RestoreTarget of(Database database) {
        return new RestoreTarget("", false, database, List.of());
    }

    /**
     * A database of another environment.
     *
     * @param environment its environment
     * @param database the database
     */
    public record Neighbour(String environment, Database database) {}
}
