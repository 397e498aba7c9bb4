package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps others out of a database that is being filled. A superuser lets nobody in by a connection limit, which leaves the grants
 * alone and does not count superusers. Any other user is counted, so it takes the right to connect away, which its owner keeps.
 */
final class Seal {
    private final String database;
    private final boolean superuser;

    private Seal(String database, boolean superuser) {
        this.database = database;
        this.superuser = superuser;
    }

    /** Closes a database that is still empty. */
    static Seal put(Server server, String database) throws DatabaseException {
        boolean superuser = server.session()
                .value("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
                .equals("t");
        Seal seal = new Seal(database, superuser);
        server.session()
                .execute(
                        superuser
                                ? seal.alter("CONNECTION LIMIT 0")
                                : "REVOKE CONNECT ON DATABASE " + Sql.name(database) + " FROM PUBLIC");
        // Whoever was quick is in already.
        server.session()
                .rows("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = "
                        + Sql.literal(database) + " AND pg_catalog.pg_has_role(usesysid, 'MEMBER')");
        return seal;
    }

    /**
     * What opens it again.
     *
     * @param grants the statements that say who may do what with the database; none for what a new one allows
     * @param limit how many may connect; -1 for all
     */
    List<String> opening(List<String> grants, String limit) {
        List<String> statements = new ArrayList<>(grants);
        if (!superuser && grants.isEmpty()) {
            statements.add("GRANT CONNECT ON DATABASE " + Sql.name(database) + " TO PUBLIC");
        }
        statements.add(alter("CONNECTION LIMIT " + limit));
        return statements;
    }

    private String alter(String what) {
        return "ALTER DATABASE " + Sql.name(database) + " " + what;
    }
}
