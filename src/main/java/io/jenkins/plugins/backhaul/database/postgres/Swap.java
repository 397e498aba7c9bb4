package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Gives a database the name of the live one, whose clients may reconnect all the time. One session sends both renames as one
 * transaction: it locks the live database first, which keeps new clients waiting, and then waits for the present ones to
 * go. Another sees the lock and ends them. Whatever dies on the way, both renames are done or none.
 */
final class Swap {
    private static final int ATTEMPTS = 5;
    private static final long GLANCE_MILLIS = 10;

    private final Server watcher;
    private final PsqlSession renamer;
    private final String live;

    /** Works with two sessions of the server, neither of them with the databases to be renamed. */
    Swap(Server watcher, Server renamer, String live) {
        this.watcher = watcher;
        this.renamer = renamer.session();
        this.live = live;
    }

    /** Puts the live database aside under one name, and gives its name to the other one. */
    void swap(String replacement, String before) throws DatabaseException {
        for (int attempt = 1; ; attempt++) {
            try {
                trySwap(replacement, before);
                return;
            } catch (SqlException e) {
                if (attempt == ATTEMPTS || !e.is(SqlException.OBJECT_IN_USE)) {
                    throw new DatabaseException(
                            "The restored database could not be given the name " + live + ": " + e.getMessage()
                                    + ". The live one is as it was",
                            e);
                }
            }
        }
    }

    private void trySwap(String replacement, String before) throws DatabaseException {
        renamer.execute("SET lock_timeout = '15s'");
        String pid = renamer.value("SELECT pg_catalog.pg_backend_pid()");
        watcher.terminate(replacement);
        renamer.send("BEGIN; ALTER DATABASE " + Sql.name(live) + " RENAME TO " + Sql.name(before) + "; ALTER DATABASE "
                + Sql.name(replacement) + " RENAME TO " + Sql.name(live) + "; COMMIT");
        Optional<DatabaseException> stop = terminateOnceLocked(pid);
        try {
            renamer.await();
        } catch (SqlException e) {
            renamer.rollBack();
            throw stop.isPresent() ? stop.get() : e;
        } catch (DatabaseException e) {
            throw new DatabaseException(
                    "The connection broke before the swap of " + live
                            + " was known to have happened: look whether there" + " is a database " + before + " ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    /**
     * The server waits five seconds for the clients to go (CountOtherDBBackends), and then refuses.
     *
     * @return why the renames were called off. They may have been done before that
     */
    private Optional<DatabaseException> terminateOnceLocked(String pid) {
        String locked = "SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.objid"
                + " WHERE l.classid = 'pg_catalog.pg_database'::pg_catalog.regclass AND l.granted"
                + " AND l.mode = 'AccessExclusiveLock' AND l.pid = " + pid + " AND d.datname = " + Sql.literal(live);
        try {
            while (!renamer.hasAnswered()) {
                if (!watcher.session().rows(locked).isEmpty()) {
                    watcher.terminate(live);
                }
                pause();
            }
            return Optional.empty();
        } catch (DatabaseException e) {
            cancel(pid, e);
            return Optional.of(e);
        }
    }

    private void cancel(String pid, DatabaseException reason) {
        try {
            watcher.session().value("SELECT pg_catalog.pg_cancel_backend(" + pid + ")");
        } catch (DatabaseException e) {
            // Then the renames go on until they are done or time out, which is waited for in any case.
            reason.addSuppressed(e);
        }
    }

    private static void pause() throws DatabaseException {
        try {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("The swap was stopped: the live database is as it was", e);
        }
    }
}
