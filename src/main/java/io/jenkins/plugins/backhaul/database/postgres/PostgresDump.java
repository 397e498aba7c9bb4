package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A transaction that holds a snapshot and locks on all tables, and the {@code pg_dump} that reads the same snapshot.
 *
 * <p>The locks come before the snapshot: whoever empties a table in between would make it empty for the snapshot too.
 */
final class PostgresDump implements Dump {
    /** By which the server tells our sessions from others. */
    private static final String APPLICATION_NAME = "application_name";

    private static final int ATTEMPTS = 5;
    private static final int MOST_LINES = 100;
    private static final int BUFFER = 128 * 1024;

    private final Toolbox toolbox;
    private final PostgresConnection connection;
    private final DumpFormat format;
    private final PsqlSession session;
    private List<TableCount> tables;
    private String snapshot;
    private DatabaseFacts facts;
    private DatabaseProperties properties;
    private volatile RunningProgram running;

    private PostgresDump(Toolbox toolbox, PostgresConnection connection, DumpFormat format, PsqlSession session) {
        this.toolbox = toolbox;
        this.connection = connection;
        this.format = format;
        this.session = session;
    }

    /** Takes the snapshot. */
    static PostgresDump open(Toolbox toolbox, PostgresConnection connection, DumpFormat format)
            throws DatabaseException {
        PostgresConnection named = connection.with(APPLICATION_NAME, RandomName.of("backhaul-dump-"));
        PostgresDump dump = new PostgresDump(toolbox, named, format, PsqlSession.open(toolbox, named));
        try {
            toolbox.require("pg_dump", dump.session.version().major());
            dump.freeze();
            return dump;
        } catch (DatabaseException e) {
            dump.close();
            throw e;
        }
    }

    private void freeze() throws DatabaseException {
        for (int attempt = 1; !tryFreeze(attempt == ATTEMPTS); attempt++) {
            session.rollBack();
        }
        facts = Facts.of(session);
        properties = DatabaseSettings.read(session, connection.database());
    }

    /** Fails when a table was made or dropped meanwhile: then the snapshot and the locks are not of the same tables. */
    private boolean tryFreeze(boolean last) throws DatabaseException {
        List<TableCount> expected = Tables.list(session);
        try {
            session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" + Tables.lock(expected));
        } catch (SqlException e) {
            if (last || !e.is(SqlException.UNDEFINED_TABLE)) {
                throw new DatabaseException(
                        "The tables of " + connection + " cannot be locked for reading: " + e.getMessage(), e);
            }
            return false;
        }
        snapshot = session.value("SELECT pg_catalog.pg_export_snapshot()");
        tables = Tables.list(session);
        if (tables.equals(expected)) {
            return true;
        }
        if (last) {
            throw new DatabaseException("Tables of " + connection
                    + " were made and dropped all the while: stop what does so, and run the backup again");
        }
        return false;
    }

    @Override
    public DatabaseFacts facts() {
        return facts;
    }

    @Override
    public DatabaseProperties properties() {
        return properties;
    }

    @Override
    public Fingerprint outline(Fingerprint.Depth depth) {
        return new Fingerprint(tables, RowContents.method(depth));
    }

    @Override
    public Fingerprint fingerprint(Fingerprint.Depth depth) throws DatabaseException {
        return Tables.fingerprint(session, tables, depth);
    }

    @Override
    public List<String> writeTo(OutputStream out) throws IOException, InterruptedException {
        DumpEnd end = new DumpEnd(out);
        String said;
        try (RunningProgram program = startDumper()) {
            running = program;
            program.input().close();
            pump(program, end);
            said = program.await();
            if (said.contains("pg_dump: error:")) {
                throw new DatabaseException("pg_dump failed on " + connection + ": " + said);
            }
            running = null;
        } catch (ProgramException e) {
            // The server may still work for it: it hears only later that a client was killed, so close() tells it.
            throw explain(e);
        }
        end.check(format, connection.toString());
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private RunningProgram startDumper() throws DatabaseException {
        // A lock that others wait for cannot be had a second time, and they wait for us: so give up soon.
        List<String> arguments = List.of(
                "--dbname=" + connection.toArgument(),
                "--no-password",
                "--snapshot=" + snapshot,
                "--format=" + (format == DumpFormat.PLAIN ? "plain" : "custom"),
                "--compress=0",
                "--encoding=" + properties.attributes().get(DatabaseSettings.ENCODING),
                "--lock-wait-timeout=10s");
        return toolbox.start("pg_dump", session.version().major(), connection.password(), arguments);
    }

    private static void pump(RunningProgram program, OutputStream out) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int n = program.output().read(buffer); n >= 0; n = program.output().read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The dump was stopped");
            }
            out.write(buffer, 0, n);
        }
    }

    private DatabaseException explain(ProgramException failure) {
        String said = failure.errorOutput();
        if (said.contains("lock timeout") || said.contains("LOCK TABLE")) {
            return new DatabaseException(
                    "pg_dump could not lock a table of " + connection
                            + " because somebody changes it right now: run the backup again (" + said + ")",
                    failure);
        }
        return new DatabaseException(
                "pg_dump failed on " + connection + ", so there is no backup of it: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        RunningProgram program = running;
        boolean working = program != null || session.isBusy();
        if (program != null) {
            program.close();
        }
        session.close();
        if (working) {
            stopOnServer();
        }
    }

    /** Killing what started them inside a container leaves psql and pg_dump there running. */
    private void stopOnServer() {
        try (PsqlSession other = PsqlSession.open(toolbox, connection.with(APPLICATION_NAME, "backhaul"))) {
            other.execute("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"
                    + " WHERE application_name = "
                    + Sql.literal(connection.parameters().get(APPLICATION_NAME)));
        } catch (DatabaseException e) {
            // The server is gone, and so is what ran on it.
        }
    }
}
