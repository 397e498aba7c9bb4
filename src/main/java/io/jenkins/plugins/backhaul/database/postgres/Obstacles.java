package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.List;
import java.util.stream.Collectors;

/** What ties something outside to a database itself, and would stay with it when another takes its name. */
final class Obstacles {
    private Obstacles() {}

    /** Throws when the database cannot be put aside, and names what is in the way. */
    static void check(PsqlSession session, String database) throws DatabaseException {
        String condition = " WHERE database = " + Sql.literal(database) + " ORDER BY 1";
        refuse(
                database,
                session.rows("SELECT slot_name FROM pg_catalog.pg_replication_slots" + condition),
                "The database %1$s cannot be replaced: the replication slot %2$s belongs to it, and would stay with"
                        + " the old one. Drop it first: SELECT pg_drop_replication_slot('%3$s')");
        refuse(
                database,
                session.rows("SELECT gid FROM pg_catalog.pg_prepared_xacts" + condition),
                "The database %1$s cannot be replaced: the prepared transaction %2$s is open in it. End it first:"
                        + " COMMIT PREPARED '%3$s' or ROLLBACK PREPARED");
        refuse(
                database,
                subscriptions(session, database),
                "The database %1$s cannot be replaced: the subscription %2$s would go on feeding the old one. Drop it"
                        + " first: DROP SUBSCRIPTION \"%3$s\"");
    }

    private static List<List<String>> subscriptions(PsqlSession session, String database) throws DatabaseException {
        if (!session.version().isAtLeast(10)) {
            return List.of();
        }
        return session.rows("SELECT s.subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d"
                + " ON d.oid = s.subdbid WHERE d.datname = " + Sql.literal(database) + " ORDER BY 1");
    }

    private static void refuse(String database, List<List<String>> found, String sentence) throws DatabaseException {
        if (!found.isEmpty()) {
            String names = found.stream().map(row -> row.get(0)).collect(Collectors.joining(", "));
            throw new DatabaseException(
                    String.format(sentence, database, names, found.get(0).get(0)));
        }
    }
}
