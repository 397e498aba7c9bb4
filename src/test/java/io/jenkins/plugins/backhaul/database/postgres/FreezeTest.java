package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Takes snapshots while somebody else changes the tables. */
@Timeout(60)
class FreezeTest {
    private static final String NAME = "frozen";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE kept AS SELECT 1 AS x; CREATE TABLE changed AS SELECT 1 AS x");
    }

    @AfterEach
    void dropDatabase() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldTryAgainWhenATableIsDroppedBeforeItIsLocked() throws Exception {
        try (Dump dump = openWhile("DROP TABLE changed")) {
            assertThat(dump.outline(Depth.ROWS).tables())
                    .extracting(TableCount::name)
                    .containsExactly("public.kept");
            assertThat(dump.fingerprint(Depth.ROWS).rows()).isEqualTo(1);
        }
    }

    @Test
    void shouldSeeWhatWasCommittedBeforeTheLocksWereHad() throws Exception {
        try (Dump dump = openWhile("TRUNCATE changed; INSERT INTO changed VALUES (2), (3), (4)")) {
            assertThat(dump.fingerprint(Depth.ROWS).rows()).isEqualTo(4);
        }
    }

    @Test
    void shouldCountTablesWhoseIndexesNeedTheSearchPath() throws Exception {
        server.sql(
                NAME,
                "CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower($1) $$;"
                        + " CREATE FUNCTION f(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT plain($1) $$;"
                        + " CREATE TABLE indexed AS SELECT 'A'::text AS x; CREATE INDEX ON indexed (f(x))");

        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            assertThat(dump.fingerprint(Depth.ROWS).rows()).isEqualTo(3);
            dump.writeTo(OutputStream.nullOutputStream());
        }
    }

    /** Opens a dump, which has to wait for a change of the tables, and commits that. */
    private Dump openWhile(String change) throws Exception {
        try (PsqlSession other = ServerForTests.session(NAME)) {
            other.execute("SET search_path = public");
            other.execute("BEGIN; " + change);
            CompletableFuture<Dump> opening = CompletableFuture.supplyAsync(FreezeTest::open);
            while (server.sql("postgres", "SELECT 1 FROM pg_locks WHERE NOT granted")
                    .isEmpty()) {
                assertThat(opening).isNotDone();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            other.execute("COMMIT");
            return opening.get();
        }
    }

    private static Dump open() {
        try {
            return ServerForTests.database(NAME).openDump(DumpFormat.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
