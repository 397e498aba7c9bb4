package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BadDaysTest {
    private static final String NAME = "bad days";

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final LocalPrograms programs = new LocalPrograms();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(
                NAME, "CREATE TABLE big AS SELECT i, repeat(md5(i::text), 20) AS x FROM generate_series(1, 20000) i");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldSayThatThePasswordIsWrong() {
        assertThatThrownBy(() -> overTcp("ann:guess", server.port()).inspect())
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The server did not accept the password for bad days on 127.0.0.1:"
                        + server.port() + ": check user and password")
                .hasMessageNotContaining("guess");
    }

    @Test
    void shouldSayThatThePasswordIsMissing() {
        assertThatThrownBy(() -> overTcp("postgres", server.port()).openDump(DumpFormat.PLAIN))
                .hasMessageStartingWith("The server did not accept the password for bad days on ");
    }

    @Test
    void shouldConnectWithThePassword() throws Exception {
        String user = "postgres:" + PrivatePostgres.PASSWORD.replace(" ", "%20");

        assertThat(overTcp(user, server.port()).inspect())
                .isEqualTo(ServerForTests.database(NAME).inspect());
    }

    @Test
    void shouldSayThatTheServerIsNotThere() {
        assertThatThrownBy(() -> overTcp("postgres", 1).exists())
                .hasMessageStartingWith("The server of postgres on 127.0.0.1:1 cannot be reached: check host and port");
    }

    @Test
    void shouldSayThatTheDatabaseIsNotThere() throws Exception {
        Database database = ServerForTests.database(NAME + " missing");

        assertThat(database.exists()).isFalse();
        assertThatThrownBy(() -> database.openDump(DumpFormat.PLAIN))
                .hasMessageStartingWith("There is no database bad days missing on ");
    }

    @Test
    void shouldSayWhatToInstallWhenTheServerIsNewerThanTheTools() throws Exception {
        program("psql", "exec " + server.programs() + "/psql \"$@\"");
        program("pg_dump", "echo 'pg_dump (PostgreSQL) 9.6.24'");
        int major = Integer.parseInt(server.programs().getParent().getFileName().toString());

        assertThatThrownBy(() -> databaseWithTools().openDump(DumpFormat.PLAIN))
                .hasMessage("The server is PostgreSQL " + major
                        + ", but the newest pg_dump on this machine is of version 9:" + " install postgresql-client-"
                        + major);
    }

    @Test
    void shouldSayThatTheToolsAreMissing() {
        assertThatThrownBy(() -> databaseWithTools().inspect())
                .hasMessageStartingWith("psql is not installed on this machine: install PostgreSQL's client programs");
    }

    @Test
    void shouldPreferTheToolsOfTheServersVersion() throws Exception {
        program("pg_dump", "echo 'pg_dump (PostgreSQL) 99.1'");
        InstalledTools tools = new InstalledTools(programs, List.of(folder, server.programs()));
        int major = Integer.parseInt(server.programs().getParent().getFileName().toString());

        assertThat(tools.find("pg_dump", major).command()).containsExactly(server.programs() + "/pg_dump");
        assertThat(tools.find("pg_dump", major + 1).command()).containsExactly(folder + "/pg_dump");
    }

    @Test
    void shouldNotTakeADumpForCompleteWhenPgDumpWasKilled() throws Exception {
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> dump.writeTo(new AtFirstByte(this::killDumpers)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("pg_dump failed on bad days on ")
                    .hasMessageContaining("so there is no backup of it: pg_dump ended with exit code");
        }
    }

    @Test
    void shouldNotTakeADumpForCompleteWithoutItsLastLine() throws Exception {
        program("psql", "exec " + server.programs() + "/psql \"$@\"");
        program(
                "pg_dump",
                "case $1 in --version) exec " + server.programs() + "/pg_dump --version;; esac\n" + server.programs()
                        + "/pg_dump \"$@\" | head -c 100000");

        try (Dump dump = databaseWithTools().openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> dump.writeTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("The dump of bad days on ")
                    .hasMessageContaining(" is not complete: pg_dump reported success but did not write its last line");
        }
    }

    @Test
    void shouldStopPgDumpWhenTheBytesAreNotTaken() throws Exception {
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> dump.writeTo(new AtFirstByte(() -> {
                        throw new IOException("disk full");
                    })))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
        awaitNoSessions();
    }

    @Test
    void shouldStopPgDumpWhenInterrupted() throws Exception {
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> dump.writeTo(
                            new AtFirstByte(() -> Thread.currentThread().interrupt())));
        }
        awaitNoSessions();
    }

    @Test
    void shouldSeeOneMomentWhateverHappensMeanwhile() throws Exception {
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            server.sql(
                    NAME,
                    "DELETE FROM big WHERE i > 5; INSERT INTO big VALUES (-1, 'later'); CREATE TABLE later (x int)");
            StringBuilder text = new StringBuilder();
            dump.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    text.append((char) b);
                }
            });

            assertThat(dump.fingerprint(Depth.ROWS).rows()).isEqualTo(20000);
            assertThat(text).contains("\n20000\t").doesNotContain("later");
        }
    }

    @Test
    void shouldKeepTablesFromBeingEmptiedUntilTheDumpIsClosed() throws Exception {
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> server.sql(NAME, "SET lock_timeout = 100; TRUNCATE big"))
                    .hasMessageContaining("lock timeout");
            assertThat(dump.fingerprint(Depth.ROWS).rows()).isEqualTo(20000);
        }
        server.sql(NAME, "TRUNCATE big");
    }

    @Test
    void shouldReportRowsThatRowSecurityWouldHide() throws Exception {
        server.sql(
                NAME,
                "ALTER TABLE big ENABLE ROW LEVEL SECURITY; DROP ROLE IF EXISTS restricted;"
                        + " CREATE ROLE restricted LOGIN; GRANT SELECT ON big TO restricted");
        PostgresConnection connection = ServerForTests.connection(NAME);
        PostgresConnection restricted = new PostgresConnection(
                connection.host(), connection.port(), "restricted", connection.password(), NAME, Map.of());

        try (Dump dump =
                ServerForTests.database(restricted, PostgresSettings.usual()).openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> dump.writeTo(OutputStream.nullOutputStream()))
                    .hasMessageContaining("row-level security policy for table \"big\"");
            assertThatThrownBy(() -> dump.fingerprint(Depth.ROWS))
                    .hasMessageContaining("row-level security policy for table \"big\"");
        }
    }

    /** While it waits for a lock the server does not notice that a client is gone. */
    @Test
    void shouldEndOnTheServerWhatAKilledDumpWaitsFor() throws Exception {
        try (PsqlSession other = ServerForTests.session(NAME);
                Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            other.execute("BEGIN");
            other.send("LOCK TABLE public.big IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> killed = CompletableFuture.runAsync(this::killDumperThatWaits);

            assertThatThrownBy(() -> dump.writeTo(OutputStream.nullOutputStream()))
                    .hasMessageContaining("pg_dump ended with exit code 137");
            killed.join();
            dump.close();

            other.await();
            assertThat(server.sql(
                            "postgres",
                            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'backhaul-dump-%'"
                                    + " AND wait_event_type = 'Lock'"))
                    .isEqualTo("0\n");
        }
    }

    private void killDumperThatWaits() {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'backhaul-dump-%'"
                + " AND wait_event_type = 'Lock'";
        while (!server.sql("postgres", waiting).equals("1\n")) {
            Thread.onSpinWait();
        }
        ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/pg_dump"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shouldPassOnWhatTheDumperWarnsOf() throws Exception {
        Files.createSymbolicLink(
                folder.resolve("psql"), Path.of(server.programs().toString(), "psql"));
        program(
                "pg_dump",
                "echo 'pg_dump: warning: circular foreign keys' >&2\nexec " + server.programs() + "/pg_dump \"$@\"");

        try (Dump dump = databaseWithTools().openDump(DumpFormat.PLAIN)) {
            assertThat(dump.writeTo(OutputStream.nullOutputStream()))
                    .containsExactly("pg_dump: warning: circular foreign keys");
        }
    }

    private Database overTcp(String user, int port) {
        return ServerForTests.database(
                PostgresConnection.parse("postgresql://" + user + "@127.0.0.1:" + port + "/bad%20days", Map.of()),
                PostgresSettings.usual());
    }

    private Database databaseWithTools() {
        return PostgresDatabase.of(
                programs,
                new InstalledTools(programs, List.of(folder)),
                ServerForTests.connection(NAME),
                PostgresSettings.usual());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void killDumpers() {
        server.sql(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name LIKE 'backhaul-dump-%'");
    }

    /** A backend notices a little later that its client is gone. */
    private void awaitNoSessions() throws InterruptedException {
        String count = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + NAME + "'";
        for (int i = 0; i < 100 && !server.sql("postgres", count).equals("0\n"); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(server.sql("postgres", count)).isEqualTo("0\n");
    }

    /** Does something when the first byte arrives. */
    private static final class AtFirstByte extends OutputStream {
        private Action action;

        AtFirstByte(Action action) {
            this.action = action;
        }

        @Override
        public void write(int b) throws IOException {
            if (action != null) {
                Action once = action;
                action = null;
                once.run();
            }
        }

        private interface Action {
            void run() throws IOException;
        }
    }
}
