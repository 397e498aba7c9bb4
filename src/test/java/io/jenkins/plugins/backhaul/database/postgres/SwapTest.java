package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class SwapTest {
    private static final String NAME = "swapped";
    private static final Backup NEW = Backup.foreign("CREATE TABLE t AS SELECT 'new'::text AS x;");

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final Database database = ServerForTests.database(NAME);

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE t AS SELECT 'old'::text AS x");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldTryAgainWhenAClientIsLongInDying() throws Exception {
        try (PsqlSession client = ServerForTests.session(NAME);
                Replacement replacement = replacement(NEW)) {
            String pid = client.value("SELECT pg_backend_pid()");
            signal("STOP", pid);
            // The server gives up waiting for it after five seconds.
            CompletableFuture<Void> waking = CompletableFuture.runAsync(
                    () -> signal("CONT", pid), CompletableFuture.delayedExecutor(6500, TimeUnit.MILLISECONDS));

            String before = replacement.swapIn();

            assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("new\n");
            assertThat(server.sql(before, "SELECT x FROM t")).isEqualTo("old\n");
            waking.get();
        }
    }

    private static void signal(String name, String pid) {
        try {
            new LocalPrograms().output(Invocation.of(List.of("sh", "-c", "kill -" + name + " " + pid)));
        } catch (ProgramException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldSayWhoCannotBeThrownOut() throws Exception {
        server.sql("postgres", "CREATE ROLE ordinary LOGIN CREATEDB; ALTER DATABASE swapped OWNER TO ordinary");
        PostgresConnection superuser = ServerForTests.connection(NAME);
        PostgresConnection ordinary = new PostgresConnection(
                superuser.host(), superuser.port(), "ordinary", superuser.password(), NAME, Map.of());
        Database asOrdinary = ServerForTests.database(ordinary, PostgresSettings.usual());
        try (PsqlSession client = ServerForTests.session(NAME);
                Replacement replacement = asOrdinary.createReplacement(DatabaseProperties.unknown(), "")) {
            NEW.load(replacement);
            assertThat(client.value("SELECT 1")).isEqualTo("1");

            assertThatThrownBy(replacement::swapIn)
                    .hasMessageStartingWith("The restored database could not be given the name swapped: ")
                    .hasMessageEndingWith(
                            " (somebody with more rights than the user of the restore is connected to swapped: end that"
                                    + " session, or restore as a superuser). The live one is as it was");
        } finally {
            server.dropDatabases(NAME);
            server.sql("postgres", "DROP ROLE ordinary");
        }
    }

    @Test
    void shouldCallTheSwapOffWhenInterrupted() throws Exception {
        try (PsqlSession client = ServerForTests.session(NAME);
                Replacement replacement = replacement(NEW)) {
            String pid = client.value("SELECT pg_backend_pid()");
            signal("STOP", pid);
            Thread.currentThread().interrupt();

            assertThatThrownBy(replacement::swapIn).hasMessage("The swap was stopped: the live database is as it was");

            assertThat(Thread.interrupted()).isTrue();
            signal("CONT", pid);
            assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("old\n");
        }
    }

    @Test
    void shouldKeepTheFormerDatabaseUntilToldToDropIt() throws Exception {
        try (Replacement replacement = replacement(NEW)) {
            String before = replacement.swapIn();

            assertThat(before).matches("swapped_before_\\d{8}_\\d{6}");
            assertThat(replacement.name()).isEqualTo(NAME);
            assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("new\n");
            assertThat(server.sql(before, "SELECT x FROM t")).isEqualTo("old\n");
            replacement.dropReplaced();
            assertThat(ServerForTests.database(before).exists()).isFalse();
        }
        assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("new\n");
    }

    @Test
    void shouldDropAReplacementThatWasNotSwappedIn() throws Exception {
        String name;
        try (Replacement replacement = replacement(NEW)) {
            name = replacement.name();
            assertThat(ServerForTests.database(name).exists()).isTrue();
        }

        assertThat(ServerForTests.database(name).exists()).isFalse();
        assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("old\n");
    }

    @Test
    void shouldSwapWhileClientsReconnectAllTheTime() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try (Replacement replacement = replacement(NEW)) {
            for (int i = 0; i < 4; i++) {
                clients.execute(() -> connectUntil(stop));
            }
            TimeUnit.MILLISECONDS.sleep(500);

            replacement.swapIn();

            assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("new\n");
        } finally {
            stop.set(true);
            clients.shutdown();
            assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** As a web application does that has lost its connection. */
    private void connectUntil(AtomicBoolean stop) {
        while (!stop.get()) {
            try {
                server.sql(NAME, "SELECT pg_sleep(0.2), x FROM t");
            } catch (IllegalStateException e) {
                // Thrown out by the swap, as it should be.
            }
        }
    }

    @Test
    void shouldDropAReplacementThoughItsSessionsWereKilled() throws Exception {
        Replacement replacement = replacement(NEW);
        ProcessHandle.current().children().filter(SwapTest::isPsql).forEach(ProcessHandle::destroyForcibly);

        replacement.close();

        assertThat(replacement.leftover()).isEmpty();
        assertThat(ServerForTests.database(replacement.name()).exists()).isFalse();
    }

    private static boolean isPsql(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("psql");
    }

    @Test
    void shouldRefuseToPutAsideADatabaseWithAReplicationSlot() {
        server.sql(NAME, "SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");
        try {
            assertThatThrownBy(() -> database.createReplacement(DatabaseProperties.unknown(), ""))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "The database swapped cannot be replaced: the replication slot feed belongs to it, and would"
                                    + " stay with the old one. Drop it first: SELECT pg_drop_replication_slot('feed')");
        } finally {
            server.sql(NAME, "SELECT pg_drop_replication_slot('feed')");
        }
    }

    @Test
    void shouldRefuseToPutAsideADatabaseWithASubscription() {
        server.sql(
                NAME,
                "CREATE SUBSCRIPTION feed CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false)");
        try {
            assertThatThrownBy(() -> database.createReplacement(DatabaseProperties.unknown(), ""))
                    .hasMessage("The database swapped cannot be replaced: the subscription feed would go on feeding the"
                            + " old one. Drop it first: DROP SUBSCRIPTION \"feed\"");
        } finally {
            server.sql(NAME, "ALTER SUBSCRIPTION feed SET (slot_name = NONE); DROP SUBSCRIPTION feed");
        }
    }

    @Test
    void shouldRefuseToSwapWhenATransactionWasPreparedMeanwhile() throws Exception {
        try (Replacement replacement = replacement(NEW)) {
            server.sql(NAME, "BEGIN; INSERT INTO t VALUES ('open'); PREPARE TRANSACTION 'two phases'");

            assertThatThrownBy(replacement::swapIn)
                    .hasMessage(
                            "The database swapped cannot be replaced: the prepared transaction two phases is open in it."
                                    + " End it first: COMMIT PREPARED 'two phases' or ROLLBACK PREPARED");
        }
        server.sql(NAME, "ROLLBACK PREPARED 'two phases'");
        assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("old\n");
    }

    @Test
    void shouldRestoreTheDatabaseThatIsCalledPostgres() throws Exception {
        server.sql("postgres", "CREATE TABLE t AS SELECT 'old'::text AS x");
        Backup backup = Backup.of(ServerForTests.database("postgres"), DumpFormat.PLAIN);
        server.sql("postgres", "UPDATE t SET x = 'damaged'");

        backup.restore(ServerForTests.database("postgres"));

        assertThat(server.sql("postgres", "SELECT x FROM t; DROP TABLE t")).isEqualTo("old\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swapped_0123456789_0123456789_0123456789_0123456789_0123456789_",
                "swapped äääääääääääääääääääääääääää"
            })
    void shouldFitLongNames(String name) throws Exception {
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
        server.createDatabase(name);
        try (Replacement replacement =
                ServerForTests.database(name).createReplacement(DatabaseProperties.unknown(), "")) {
            NEW.load(replacement);

            String before = replacement.swapIn();

            assertThat(before.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
            assertThat(server.sql(name, "SELECT x FROM t")).isEqualTo("new\n");
            assertThat(ServerForTests.database(before).exists()).isTrue();
        }
    }

    @Test
    void shouldSweepOnlyWhatADeadRestoreHasLeft() throws Exception {
        String left = server.createDatabase("swapped_restoring_20260101_000000_0badcafe");
        String others = server.createDatabase("swapped_restoring_20260101_000000_0badcafe_2");
        String kept = server.createDatabase("swapped_before_20260101_000000");
        try (Replacement living = replacement(NEW)) {
            assertThat(database.sweepLeftovers()).containsExactly(left);

            assertThat(ServerForTests.database(living.name()).exists()).isTrue();
            assertThat(ServerForTests.database(others).exists()).isTrue();
            assertThat(ServerForTests.database(kept).exists()).isTrue();
        }
    }

    @Test
    void shouldLeaveWhatBelongsToAnotherUser() throws Exception {
        String left = server.createDatabase("swapped_restoring_20260101_000000_0badcafe");
        server.sql("postgres", "CREATE ROLE stranger LOGIN CREATEDB");
        PostgresConnection superuser = ServerForTests.connection(NAME);
        PostgresConnection stranger = new PostgresConnection(
                superuser.host(), superuser.port(), "stranger", superuser.password(), NAME, Map.of());
        try {
            assertThat(ServerForTests.database(stranger, PostgresSettings.usual())
                            .sweepLeftovers())
                    .isEmpty();
            assertThat(ServerForTests.database(left).exists()).isTrue();
            server.sql("postgres", "ALTER DATABASE swapped OWNER TO stranger");
            try (Replacement replacement = ServerForTests.database(stranger, PostgresSettings.usual())
                    .createReplacement(DatabaseProperties.unknown(), "")) {
                assertThat(NEW.load(replacement))
                        .contains("The database " + left + " is left of a restore by another user, who can drop it when"
                                + " no restore is at work");
            }
        } finally {
            server.dropDatabases(NAME);
            server.sql("postgres", "DROP ROLE stranger");
        }
    }

    @Test
    void shouldNotSweepWhatIsStillInUse() throws Exception {
        String left = server.createDatabase("swapped_restoring_20260101_000000_0badcafe");
        try (PsqlSession user = ServerForTests.session(left)) {
            assertThat(user.value("SELECT 1")).isEqualTo("1");
            assertThat(database.sweepLeftovers()).isEmpty();
        }
        assertThat(database.sweepLeftovers()).containsExactly(left);
    }

    private Replacement replacement(Backup backup) throws Exception {
        Replacement replacement = database.createReplacement(DatabaseProperties.unknown(), "");
        backup.load(replacement);
        return replacement;
    }
}
