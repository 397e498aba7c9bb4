package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LoadTest {
    private static final String NAME = "loaded";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldLoadTheSameOverAnyNumberOfConnections(int connections) throws Exception {
        server.sql(
                NAME,
                "CREATE TABLE a (id int PRIMARY KEY, x text UNIQUE);"
                        + " CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a, x text);"
                        + " INSERT INTO a SELECT i, md5(i::text) FROM generate_series(1, 50000) i;"
                        + " INSERT INTO b SELECT i, i, repeat(md5(i::text) || E'\\n', 1 + i % 40) FROM generate_series(1, 20000) i;"
                        + " INSERT INTO b SELECT -i, i, repeat(E'\\\\.\\n', 400000) FROM generate_series(1, 3) i;"
                        + " CREATE INDEX ON b (a); CREATE UNIQUE INDEX ON b (md5(x), id); CREATE INDEX ON a (x)");
        String checksum = "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY id)) FROM %s t";
        Database database = database(connections);
        Backup backup = Backup.of(database, DumpFormat.PLAIN);

        try (Replacement replacement = database.createReplacement(backup.properties(), backup.identity())) {
            backup.load(replacement);

            for (String table : List.of("a", "b")) {
                assertThat(server.sql(replacement.name(), String.format(checksum, table)))
                        .isEqualTo(server.sql(NAME, String.format(checksum, table)));
            }
            assertThat(server.dump(replacement.name(), "--schema-only")
                            .lines()
                            .filter(line -> !line.contains("restrict ")))
                    .containsExactlyElementsOf(server.dump(NAME, "--schema-only")
                            .lines()
                            .filter(line -> !line.contains("restrict "))
                            .toList());
        }
    }

    @Test
    void shouldKeepTheOrderOfRowsOverOneConnection() throws Exception {
        server.sql(
                NAME, "CREATE TABLE t AS SELECT md5(i::text) AS x, repeat('y', 200) FROM generate_series(1, 20000) i");
        String order = "SELECT md5(string_agg(x, '|' ORDER BY ctid)) FROM t";
        String before = server.sql(NAME, order);

        Backup.of(database(1), DumpFormat.PLAIN).restore(database(1));

        assertThat(server.sql(NAME, order)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldLoadDumpsThatAreTransactions(int connections) throws Exception {
        String rows = "1\n".repeat(500_000);
        Backup backup = Backup.foreign("BEGIN;\nCREATE TABLE t (x int);\nCOPY t FROM stdin;\n" + rows
                + "\\.\nCREATE INDEX i ON public.t USING btree (x);\nCOMMIT;\n");

        backup.restore(database(connections));

        assertThat(server.sql(NAME, "SELECT count(*) FROM t")).isEqualTo("500000\n");
    }

    @Test
    void shouldLoadDumpsMadeOfInsertsAndToCleanUpFirst() throws Exception {
        server.sql(
                NAME,
                "CREATE TABLE t (id serial PRIMARY KEY, x text); INSERT INTO t (x) VALUES ('a;''b'), (E'c\\\\\\nd')");
        Backup backup = Backup.foreign(server.dump(NAME, "--inserts", "--clean"));
        String before = server.sql(NAME, "SELECT * FROM t");

        List<String> notes = backup.restore(database(1));

        assertThat(server.sql(NAME, "SELECT * FROM t")).isEqualTo(before);
        assertThat(notes)
                .filteredOn(note -> note.startsWith(
                        "The dump drops what is not there in a new database, which did no" + " harm (first at line "))
                .hasSize(1);
    }

    @Test
    void shouldNotTakeAConstraintForSomethingThatIsDropped() {
        Backup backup = Backup.foreign("""
                CREATE TABLE t (x int);
                ALTER TABLE ONLY public.t ADD CONSTRAINT "never DROP it" CHECK (missing(x) <> ' DROP ');
                """);

        assertThatThrownBy(() -> backup.restore(database(1)))
                .hasMessageStartingWith("Line 2 of the dump could not be restored: function missing(integer) does not")
                .hasMessageEndingWith("(ALTER TABLE ONLY public.t ADD …)");
    }

    @Test
    void shouldSayWhatWasPassedOver() throws Exception {
        List<String> notes = Backup.foreign("""
                SET unknown_setting = 0;
                CREATE SCHEMA public;
                ALTER TABLE ONLY public.missing ALTER COLUMN x DROP DEFAULT;
                """).restore(database(1));

        assertThat(notes)
                .contains(
                        "A setting of the dump was left out: SET unknown_setting = 0; (unrecognized configuration"
                                + " parameter \"unknown_setting\")",
                        "What is there already was not made again: CREATE SCHEMA public; (schema \"public\" already"
                                + " exists)",
                        "The dump drops what is not there in a new database, which did no harm (first at line 3 of the"
                                + " dump: ALTER TABLE ONLY public.missing ALTER)");
    }

    @Test
    void shouldKeepNoMoreNotesThanAPersonReads() throws Exception {
        StringBuilder dump = new StringBuilder();
        for (int i = 1; i <= 70; i++) {
            dump.append("SET unknown_").append(i).append(" = 0;\n");
        }

        List<String> notes = Backup.foreign(dump.toString()).restore(database(1));

        assertThat(notes).hasSize(51).last().isEqualTo("There were 21 more notes like these, which were not kept");
    }

    @Test
    void shouldNoticeThatACustomDumpIsCutOff() throws Exception {
        server.sql(NAME, "CREATE TABLE t AS SELECT repeat('y', 200) FROM generate_series(1, 20000) i");
        Backup whole = Backup.of(database(1), DumpFormat.CUSTOM);
        Backup cut = new Backup(
                whole.text().substring(0, whole.text().length() / 2),
                DumpFormat.CUSTOM,
                whole.properties(),
                whole.identity(),
                whole.fingerprint());

        assertThatThrownBy(() -> cut.restore(database(1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(
                        "The dump cannot be read: it is cut off, damaged, or no custom-format dump (pg_restore:");
        assertThat(server.sql(NAME, "SELECT count(*) FROM t")).isEqualTo("20000\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldStopAtTheFirstRowThatIsRefused(int connections) {
        Backup backup = Backup.foreign("CREATE TABLE t (x int NOT NULL);\nCOPY t FROM stdin;\n" + "1\n".repeat(300_000)
                + "wrong\n" + "1\n".repeat(300_000) + "\\.\n");

        assertThatThrownBy(() -> backup.restore(database(connections)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("invalid input syntax for type integer")
                .hasMessageContaining("COPY t, line");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldFailWhenTheLastIndexCannotBeBuilt(int connections) {
        Backup backup = Backup.foreign("""
                CREATE TABLE public.t (x int);
                COPY public.t FROM stdin;
                1
                1
                \\.
                CREATE INDEX a ON public.t USING btree (x);
                CREATE UNIQUE INDEX b ON public.t USING btree (x);
                """);

        assertThatThrownBy(() -> backup.restore(database(connections)))
                .hasMessage("Line 7 of the dump could not be restored: could not create unique index \"b\""
                        + " (CREATE UNIQUE INDEX b ON …)");
    }

    @Test
    void shouldFailWhenTheDumpCannotBeRead() throws Exception {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("CREATE TABLE t (x int);\n".getBytes(StandardCharsets.UTF_8)),
                new BrokenInput());

        try (Replacement replacement = database(1).createReplacement(DatabaseProperties.unknown(), "")) {
            assertThatThrownBy(() -> replacement.load(broken, DumpFormat.PLAIN)).hasMessage("connection reset");
            assertThatThrownBy(() -> replacement.load(broken, DumpFormat.CUSTOM))
                    .hasMessage("connection reset");
        }
    }

    @Test
    void shouldStopWhenInterrupted() throws Exception {
        Replacement replacement = database(1).createReplacement(DatabaseProperties.unknown(), "");
        Thread loader = Thread.currentThread();
        CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
            while (server.sql(
                            "postgres",
                            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND"
                                    + " pid <> pg_backend_pid()")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            loader.interrupt();
        });

        try (replacement) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> Backup.foreign("SELECT pg_sleep(60);").load(replacement));
        }

        interrupter.get();
        assertThat(ServerForTests.database(replacement.name()).exists()).isFalse();
    }

    @Test
    void shouldWorkWhereTheToolsAreElsewhere() throws Exception {
        server.sql(NAME, "CREATE TABLE t AS SELECT 1 AS x");
        LocalPrograms programs = new LocalPrograms();
        List<Invocation> seen = new ArrayList<>();
        PostgresTools tools = PostgresTools.elsewhere(invocation -> {
            seen.add(invocation);
            List<String> command = new ArrayList<>(List.of("env", "PATH=" + server.programs()));
            command.addAll(invocation.command());
            return new Invocation(command, invocation.environment(), invocation.secrets(), invocation.directory());
        });
        PostgresConnection connection = PostgresConnection.parse(
                "postgresql://postgres:" + PrivatePostgres.PASSWORD.replace(" ", "%20") + "@127.0.0.1:" + server.port()
                        + "/" + NAME,
                Map.of());

        Database database = PostgresDatabase.of(programs, tools, connection, PostgresSettings.usual());
        Backup.of(database, DumpFormat.CUSTOM).restore(database);

        assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("1\n");
        assertThat(seen).extracting(Invocation::program).contains("psql", "pg_dump", "pg_restore");
        assertThat(seen).noneMatch(invocation -> invocation.toString().contains(PrivatePostgres.PASSWORD));
    }

    @Test
    @Tag("slow")
    void shouldCarryAValueOf200Megabytes() throws Exception {
        server.sql(NAME, "CREATE TABLE t AS SELECT 1 AS id, repeat('0123456789abcdef', 13107200) AS x");
        Database database = database(2);
        try (Dump dump = database.openDump(DumpFormat.PLAIN);
                Replacement replacement = database.createReplacement(
                        dump.properties(), dump.facts().identity());
                PipedInputStream in = new PipedInputStream(1 << 20)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(dump, in));

            replacement.load(in, DumpFormat.PLAIN);

            writing.get();
            assertThat(server.sql(replacement.name(), "SELECT length(x), md5(x) FROM t"))
                    .isEqualTo(server.sql(NAME, "SELECT length(x), md5(x) FROM t"));
        }
    }

    private static void write(Dump dump, PipedInputStream reader) {
        try (OutputStream out = new PipedOutputStream(reader)) {
            dump.writeTo(out);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database database(int connections) {
        return ServerForTests.database(
                ServerForTests.connection(NAME), PostgresSettings.usual().withConnections(connections));
    }

    private static final class BrokenInput extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
