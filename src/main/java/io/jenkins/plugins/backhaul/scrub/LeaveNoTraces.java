package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.Collection;
import java.util.List;

/**
 * Removes what is left of the former values once the rules are done: copies in materialised views, rows that are dead but still in
 * the tables' files, and the values that the planner has sampled.
 */
final class LeaveNoTraces {
    private static final String OF_THE_DATABASE =
            " n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relkind IN ('r', 'p', 'm', 'i')";

    /** In the order of their making, in which a restore has put each after those that it reads. */
    private static final String VIEWS = "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind = 'm' AND c.relispopulated ORDER BY c.oid";

    /** Of an empty table the server keeps the old ones, ANALYZE or not; only a superuser may delete them. */
    private static final String FORGET = "DELETE FROM pg_catalog.pg_statistic s USING pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = s.starelid AND" + OF_THE_DATABASE
            + "; DELETE FROM pg_catalog.pg_statistic_ext_data";

    private static final List<String> DEFINITIONS = List.of(
            "pg_description", "pg_attrdef", "pg_constraint", "pg_proc", "pg_rewrite", "pg_trigger", "pg_policy");

    private static final int LARGE_OBJECTS_AT_ONCE = 1000;

    private final SqlSession session;

    /** Works through a session without a transaction. */
    LeaveNoTraces(SqlSession session) {
        this.session = session;
    }

    void run(Collection<Table> changed) throws DatabaseException, ScrubException {
        for (List<String> view : session.rows(VIEWS)) {
            refresh(Sql.name(view.get(0)) + "." + Sql.name(view.get(1)), view.get(0) + "." + view.get(1));
        }
        rewrite(changed);
        renewStatistics(changed);
    }

    private void refresh(String view, String shown) throws DatabaseException, ScrubException {
        try {
            session.execute("REFRESH MATERIALIZED VIEW " + view);
        } catch (DatabaseException e) {
            throw new ScrubException(
                    "The materialised view " + shown + " holds what the rules have changed in its tables, and cannot be"
                            + " made anew: " + e.getMessage()
                            + ". Write other rules for these, or drop it by 'sql-files'",
                    e);
        }
    }

    /** Where these were changed, what they said before is still in the catalog's files. */
    void rewriteDefinitions() throws DatabaseException {
        for (String each : DEFINITIONS) {
            session.execute("VACUUM FULL pg_catalog." + each);
        }
    }

    /** Each takes a lock until its transaction ends, and the server has a limited number of those. */
    void unlinkLargeObjects() throws DatabaseException {
        String some = "SELECT count(pg_catalog.lo_unlink(oid)) FROM (SELECT oid FROM"
                + " pg_catalog.pg_largeobject_metadata LIMIT " + LARGE_OBJECTS_AT_ONCE + ") AS x";
        while (!session.value(some).equals("0")) {
            // The next ones.
        }
        session.execute("VACUUM FULL pg_catalog.pg_largeobject");
    }

    /** VACUUM only warns of a table that it has no right to. */
    private void rewrite(Collection<Table> changed) throws DatabaseException, ScrubException {
        for (Table each : changed) {
            String file = file(each);
            session.execute("VACUUM FULL " + Sql.name(each));
            if (file != null && file.equals(file(each))) {
                throw new ScrubException(
                        "The table " + each + " could not be rewritten, so its file still holds what was"
                                + " removed: restore as its owner, or as a superuser");
            }
        }
    }

    /** Null for a table whose partitions hold its rows. */
    private String file(Table table) throws DatabaseException {
        return session.value("SELECT pg_catalog.pg_relation_filenode(" + table.oid() + ")");
    }

    private void renewStatistics(Collection<Table> changed) throws DatabaseException, ScrubException {
        boolean superuser = session.value("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
                .equals("t");
        if (superuser) {
            session.execute(FORGET);
        }
        session.execute("ANALYZE");
        session.execute("VACUUM FULL pg_catalog.pg_statistic");
        session.execute("VACUUM FULL pg_catalog.pg_statistic_ext_data");
        for (Table each : superuser ? List.<Table>of() : changed) {
            requireFresh(each);
        }
    }

    private void requireFresh(Table table) throws DatabaseException, ScrubException {
        boolean stale =
                session.rows("SELECT FROM " + Sql.name(table) + " LIMIT 1").isEmpty()
                        && !session.rows("SELECT FROM pg_catalog.pg_stats WHERE schemaname = "
                                        + Sql.literal(table.schema()) + " AND tablename = " + Sql.literal(table.name()))
                                .isEmpty();
        if (stale) {
            throw new ScrubException("The server has sampled values of the table " + table + ", all rows of which were"
                    + " deleted, and lets only a superuser delete those: restore as one, or try again");
        }
    }
}
