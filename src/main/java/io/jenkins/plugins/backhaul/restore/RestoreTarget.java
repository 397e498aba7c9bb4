package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.database.Database;
import java.io.IOException;
import java.util.List;

/**
 * The database that a restore replaces.
 *
 * @param name what the person called it: an environment, an address or a database; confirming it means meaning it
 * @param environment the project's environment that it serves; empty when it was named otherwise
 * @param production whether that environment is production
 * @param database the database; need not exist yet
 * @param neighbours the same database of the project's other environments, which it must not turn out to be
 * @param secondName what the person must name a second time whatever it is, such as an app at Heroku; empty when nothing
 */
public record RestoreTarget(
        String name,
        String environment,
        boolean production,
        Database database,
        List<Neighbour> neighbours,
        String secondName) {
    /** Keeps a copy of the list. */
    public RestoreTarget {
        neighbours = List.copyOf(neighbours);
    }

    /** One that need not be named a second time unless it is protected. */
    public RestoreTarget(
            String name, String environment, boolean production, Database database, List<Neighbour> neighbours) {
        this(name, environment, production, database, neighbours, "");
    }

    /**
     * A database of another environment.
     *
     * @param environment its environment
     * @param production whether that is production
     * @param way leads to the database
     */
    public record Neighbour(String environment, boolean production, Way way) {}

    /** Leads to a database, if it can be reached from here. */
    @FunctionalInterface
    public interface Way {
        /** The database. */
        Database lead() throws IOException;
    }
}
