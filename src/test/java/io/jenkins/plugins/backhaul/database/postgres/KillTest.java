package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores in another process, and kills that with SIGKILL at moments that chance chooses. */
class KillTest {
    private static final String NAME = "killed";
    private static final String SWAPPING = "swapping";

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final Random random = new Random();

    @TempDir
    private Path folder;

    private Path dump;

    @BeforeEach
    void createDatabase() throws IOException {
        server.createDatabase(NAME);
        server.sql(
                NAME,
                "CREATE TABLE state AS SELECT 'new'::text AS x FROM generate_series(1, 100);"
                        + " CREATE TABLE big AS SELECT i, repeat(md5(i::text), 10) AS t FROM generate_series(1, 20000) i;"
                        + " CREATE INDEX ON big (t)");
        dump = Files.writeString(folder.resolve("dump.sql"), server.dump(NAME));
        server.sql(NAME, "DROP TABLE big; UPDATE state SET x = 'old'");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldLeaveTheLiveDatabaseWholeHoweverTheRestoreDies() throws Exception {
        assertWholeAfterKills(4);
    }

    @Test
    @Tag("slow")
    void shouldLeaveTheLiveDatabaseWholeHoweverOftenTheRestoreDies() throws Exception {
        assertWholeAfterKills(40);
    }

    private void assertWholeAfterKills(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            boolean duringSwap = round % 2 == 0;
            killedRestore(duringSwap, random.nextInt(duringSwap ? 150 : 1500));
            awaitQuiet();

            String state = server.sql(NAME, "SELECT DISTINCT x FROM state").strip();
            assertThat(state).isIn("old", "new");
            assertThat(server.sql(NAME, "SELECT count(*) FROM state")).isEqualTo("100\n");
            sweep();
            server.sql(NAME, "DROP TABLE IF EXISTS big; UPDATE state SET x = 'old'");
            server.dropDatabases(NAME + "_before");
        }
    }

    private void killedRestore(boolean duringSwap, int milliseconds) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Restorer.class.getName(),
                "postgresql://postgres@/" + NAME + "?host=" + server.socketFolder() + "&port=" + server.port(),
                dump.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            if (duringSwap) {
                assertThat(reader.readLine()).isEqualTo(SWAPPING);
            }
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    /** What the killed process has begun goes on for some seconds on the server; until then a client may be refused. */
    private void awaitQuiet() throws InterruptedException {
        String others = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                + " AND pid <> pg_backend_pid()";
        String seen = server.sql("postgres", others);
        for (int i = 0; i < 600 && !seen.equals("0\n"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            seen = server.sql("postgres", others);
        }
        assertThat(seen).isEqualTo("0\n");
    }

    private void sweep() throws Exception {
        ServerForTests.database(NAME).sweepLeftovers();
        assertThat(server.sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'killed_restoring%'"))
                .isEmpty();
    }

    /** The process that is killed. */
    static final class Restorer {
        private Restorer() {}

        public static void main(String[] arguments) throws Exception {
            PostgresDatabase database =
                    ServerForTests.database(PostgresConnection.parse(arguments[0], Map.of()), PostgresSettings.usual());
            try (Replacement replacement = database.createReplacement(DatabaseProperties.unknown(), "");
                    InputStream dump = Files.newInputStream(Path.of(arguments[1]))) {
                replacement.load(dump, DumpFormat.PLAIN);
                System.out.println(SWAPPING);
                replacement.swapIn();
            }
        }
    }
}
