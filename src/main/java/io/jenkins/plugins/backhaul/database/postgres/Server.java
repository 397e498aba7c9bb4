package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.ArrayList;
import java.util.List;

/** A session with a server outside of the database that is worked on: it makes, renames and drops databases. */
final class Server implements AutoCloseable {
    private static final String USUAL = "postgres";
    private static final String ALWAYS_THERE = "template1";

    /** Sets our locks apart from those of others. */
    private static final int LOCKS = 0x6261636b;

    private final PsqlSession session;

    private Server(PsqlSession session) {
        this.session = session;
    }

    /** Connects to the server of a database, by way of another database that every server has. */
    static Server of(Toolbox toolbox, PostgresConnection connection) throws DatabaseException {
        if (!connection.database().equals(USUAL)) {
            try {
                return new Server(PsqlSession.open(toolbox, connection.withDatabase(USUAL)));
            } catch (NoDatabaseException e) {
                // Some servers do without it.
            }
        }
        return new Server(PsqlSession.open(toolbox, connection.withDatabase(ALWAYS_THERE)));
    }

    PsqlSession session() {
        return session;
    }

    boolean has(String database) throws DatabaseException {
        return !session.rows("SELECT FROM pg_catalog.pg_database WHERE datname = " + Sql.literal(database))
                .isEmpty();
    }

    /** The names of all databases that a restore of this one has made and not finished. */
    List<String> restoring(String live) throws DatabaseException {
        return restoring(live, "");
    }

    /** Those of them that the user of the session may not drop. */
    List<String> ofOthers(String live) throws DatabaseException {
        return restoring(live, " WHERE NOT pg_catalog.pg_has_role(datdba, 'MEMBER')");
    }

    private List<String> restoring(String live, String condition) throws DatabaseException {
        return names(condition).stream()
                .filter(each -> BesideName.restoringKey(live, each).isPresent())
                .toList();
    }

    /** The names of all databases that this one has replaced and that are kept. */
    List<String> replaced(String live) throws DatabaseException {
        return names("").stream()
                .filter(each -> BesideName.isBefore(live, each))
                .toList();
    }

    private List<String> names(String condition) throws DatabaseException {
        List<String> names = new ArrayList<>();
        for (List<String> row :
                session.rows("SELECT datname FROM pg_catalog.pg_database" + condition + " ORDER BY 1")) {
            names.add(row.get(0));
        }
        return names;
    }

    /** Drops a database that was put aside. */
    void dropReplaced(String database) throws DatabaseException {
        try {
            drop(database);
        } catch (SqlException e) {
            throw new DatabaseException(
                    "The database " + database + ", which was put aside, could not be dropped: " + e.getMessage()
                            + ". It stays until you drop it",
                    e);
        }
    }

    /** Takes the lock of a restore, which ends with this session; false when another session has it. */
    boolean tryLock(int key) throws DatabaseException {
        return session.value("SELECT pg_catalog.pg_try_advisory_lock(" + LOCKS + ", " + key + ")")
                .equals("t");
    }

    void unlock(int key) throws DatabaseException {
        session.value("SELECT pg_catalog.pg_advisory_unlock(" + LOCKS + ", " + key + ")");
    }

    /** Ends whatever is connected to a database and drops it, if it is there. */
    void drop(String database) throws DatabaseException {
        terminate(database);
        makeDroppable(database);
        String force = session.version().isAtLeast(13) ? " WITH (FORCE)" : "";
        session.execute("DROP DATABASE IF EXISTS " + Sql.name(database) + force);
    }

    /** Drops a database unless somebody is connected to it, or it belongs to somebody else. */
    boolean dropUnlessUsed(String database) throws DatabaseException {
        try {
            makeDroppable(database);
            session.execute("DROP DATABASE IF EXISTS " + Sql.name(database));
            return true;
        } catch (SqlException e) {
            if (e.is(SqlException.OBJECT_IN_USE) || e.is(SqlException.INSUFFICIENT_PRIVILEGE)) {
                return false;
            }
            throw e;
        }
    }

    /** The server keeps templates from being dropped. */
    private void makeDroppable(String database) throws DatabaseException {
        if (!session.rows(
                        "SELECT FROM pg_catalog.pg_database WHERE datistemplate AND datname = " + Sql.literal(database))
                .isEmpty()) {
            session.execute("ALTER DATABASE " + Sql.name(database) + " IS_TEMPLATE false");
        }
    }

    /** Ends the sessions of a database. */
    void terminate(String database) throws DatabaseException {
        try {
            session.rows("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"
                    + " WHERE pid <> pg_catalog.pg_backend_pid() AND datname = " + Sql.literal(database));
        } catch (SqlException e) {
            throw e.is(SqlException.INSUFFICIENT_PRIVILEGE)
                    ? e.with("somebody with more rights than the user of the restore is connected to " + database
                            + ": end that session, or restore as a superuser")
                    : e;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
