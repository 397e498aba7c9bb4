package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a dump of either format into a new database. A custom one is turned into a plain one on the way. */
final class Load {
    /** The newest pg_restore that prints what it is not told where to put; later ones must be told. */
    private static final int PRINTS_BY_ITSELF = 11;

    /**
     * A crash of the server costs the restore anyway; lz4 is quicker, and only how values are stored differs. A row that is refused is
     * not for the server's log either, which only a superuser can have a say in.
     */
    private static final List<String> SESSION = List.of(
            "log_error_verbosity = terse",
            "search_path = DEFAULT",
            "synchronous_commit = off",
            "maintenance_work_mem = '256MB'",
            "default_toast_compression = 'lz4'");

    private final Toolbox toolbox;
    private final PostgresConnection connection;
    private final int connections;
    private final LoadNotes notes;
    private int serverMajor;

    Load(Toolbox toolbox, PostgresConnection connection, int connections, LoadNotes notes) {
        this.toolbox = toolbox;
        this.connection = connection;
        this.connections = connections;
        this.notes = notes;
    }

    void run(InputStream dump, DumpFormat format) throws IOException, InterruptedException {
        try (PlainLoad load = new PlainLoad(openSessions(), notes)) {
            switch (format) {
                case PLAIN -> load.load(new PlainDumpReader(dump));
                case CUSTOM -> convert(dump, load);
            }
        }
    }

    private List<PsqlSession> openSessions() throws DatabaseException {
        List<PsqlSession> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                PsqlSession session = PsqlSession.open(toolbox, connection);
                sessions.add(session);
                prepare(session);
            }
        } catch (DatabaseException e) {
            sessions.forEach(PsqlSession::close);
            throw e;
        }
        serverMajor = sessions.get(0).version().major();
        warnOfSuperuser(sessions.get(0));
        return sessions;
    }

    /** Readies a session for a load. */
    static void prepare(PsqlSession session) throws DatabaseException {
        for (String setting : SESSION) {
            try {
                session.execute("SET " + setting);
            } catch (SqlException e) {
                // This server does without it.
            }
        }
    }

    private void warnOfSuperuser(PsqlSession session) throws DatabaseException {
        List<String> user = session.rows(
                        "SELECT rolsuper, rolname FROM pg_catalog.pg_roles WHERE rolname = current_user")
                .get(0);
        if (user.get(0).equals("t")) {
            notes.add(
                    "The dump was loaded as the superuser " + user.get(1)
                            + ", so the SQL in it had every right on the server: restore dumps of strangers as an ordinary user");
        }
    }

    private void convert(InputStream dump, PlainLoad load) throws IOException, InterruptedException {
        List<String> arguments = serverMajor <= PRINTS_BY_ITSELF ? List.of() : List.of("--file=-");
        try (RunningProgram converter = toolbox.start("pg_restore", serverMajor, Optional.empty(), arguments)) {
            Feeder feeder = new Feeder(dump, converter.input());
            feeder.start();
            try {
                load.load(new PlainDumpReader(converter.output()));
            } catch (TruncatedDumpException e) {
                feeder.throwFailure();
                converter.await();
                throw e;
            }
            feeder.throwFailure();
            converter.await();
        } catch (ProgramException e) {
            throw new DatabaseException(
                    "The dump cannot be read: it is cut off, damaged, or no custom-format dump (" + e.errorOutput()
                            + ")",
                    e);
        }
    }

    /** Passes a stream on to a program in a thread of its own, as the program prints at the same time. */
    private static final class Feeder extends Thread {
        private final InputStream from;
        private final OutputStream to;
        private IOException failure;

        Feeder(InputStream from, OutputStream to) {
            super("dump to pg_restore");
            this.from = from;
            this.to = to;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[DumpBytes.CAPACITY];
            try (to) {
                for (int n = read(buffer); n >= 0; n = read(buffer)) {
                    to.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // The program is gone; what it said and its exit code tell why.
            }
        }

        private int read(byte[] buffer) {
            try {
                return from.read(buffer);
            } catch (IOException e) {
                failure = e;
                return -1;
            }
        }

        /** Waits for the end, and throws if it came because the stream could not be read. */
        void throwFailure() throws IOException, InterruptedException {
            join();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
