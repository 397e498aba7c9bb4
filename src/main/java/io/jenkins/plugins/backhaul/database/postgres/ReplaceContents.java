package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces all that a database holds by a plain dump, in one transaction: where nothing can be made beside a database, this is how
 * whoever reads it sees either what was there or all that is new. Whatever ends it before its last word, a kill or a lost connection
 * too, leaves the database as it was.
 */
final class ReplaceContents {
    /** Whoever holds a table for longer than this keeps the database from being replaced. */
    private static final String LOCK_PATIENCE = "60s";

    /** In heroku_ext Heroku keeps extensions, which its users need not have the right to make again. */
    private static final String OWN_SCHEMAS = "SELECT nspname FROM pg_catalog.pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'heroku_ext')"
            + " AND pg_catalog.pg_has_role(nspowner, 'USAGE') ORDER BY 1";

    private static final String OWN_LARGE_OBJECTS = "SELECT pg_catalog.count(pg_catalog.lo_unlink(oid))"
            + " FROM pg_catalog.pg_largeobject_metadata WHERE pg_catalog.pg_has_role(lomowner, 'USAGE')";

    private final PsqlSession session;
    private final LoadNotes notes = new LoadNotes();

    /** @param session of a user who owns what is in the database; closed by {@link #run} */
    ReplaceContents(PsqlSession session) {
        this.session = session;
    }

    /**
     * Replaces them.
     *
     * @param expected what must be there in the end
     * @return what a person should know though nothing failed
     */
    List<String> run(InputStream dump, Fingerprint expected) throws IOException, InterruptedException {
        try (PlainLoad load = PlainLoad.inTransactionOf(session, notes)) {
            Load.prepare(session);
            session.execute("SET lock_timeout = '" + LOCK_PATIENCE + "'");
            session.execute("BEGIN");
            clear();
            session.outliveErrors(true);
            load.load(new PlainDumpReader(dump));
            session.outliveErrors(false);
            compare(expected);
            commit();
        }
        return notes.list();
    }

    /** Sessions of the same user are ended first, as one that sleeps in a transaction would hold its tables for ever; but no claim. */
    private void clear() throws DatabaseException {
        session.rows("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"
                + " WHERE datname = pg_catalog.current_database() AND usename = current_user"
                + " AND pid <> pg_catalog.pg_backend_pid()"
                + " AND pid NOT IN (SELECT pid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND classid = "
                + AdvisoryClaim.CLAIMS + ")");
        try {
            for (List<String> schema : session.rows(OWN_SCHEMAS)) {
                session.execute("DROP SCHEMA " + Sql.name(schema.get(0)) + " CASCADE");
            }
            session.rows(OWN_LARGE_OBJECTS);
            makePublic();
        } catch (SqlException e) {
            throw new DatabaseException(
                    "What is in the database could not be removed, and is as it was: " + e.getMessage(), e);
        }
    }

    /** Every new database has it, so no dump makes it. */
    private void makePublic() throws DatabaseException {
        if (session.rows("SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'public'")
                .isEmpty()) {
            session.execute("CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC");
        }
    }

    private void compare(Fingerprint expected) throws DatabaseException {
        List<String> differences = new ArrayList<>(
                expected.differencesTo(Tables.fingerprint(session, Tables.list(session), expected.depth())));
        if (!differences.isEmpty()) {
            throw new DatabaseException("What was loaded is not what was sent: " + differences.get(0)
                    + (differences.size() > 1 ? " and " + (differences.size() - 1) + " more" : "")
                    + ". The database is as it was");
        }
    }

    private void commit() throws DatabaseException {
        try {
            session.execute("COMMIT");
        } catch (SqlException e) {
            throw new DatabaseException("The database refused what was loaded, and is as it was: " + e.getMessage(), e);
        } catch (DatabaseException e) {
            throw new DatabaseException(
                    "The connection was lost with the very last word, so that nobody knows whether the database was replaced;"
                            + " look, and restore again if it was not. " + e.getMessage(),
                    e);
        }
    }
}
