package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.database.Database;
import java.util.List;

/**
 * Where a dump is restored to be proven, and what it must answer there.
 *
 * @param name what the project calls the database
 * @param database beside which the scratch database is made; never touched, and best a name that no database has
 * @param checks the project's own, in their order
 */
public record Scratch(String name, Database database, List<Check> checks) {
    /** Keeps a copy of the list. */
    public Scratch {
        checks = List.copyOf(checks);
    }
}
