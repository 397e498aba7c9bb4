package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores that end in the middle: by SIGKILL at any moment, by SIGTERM, or because pg_dump dies. */
class KilledTest {
    private static final String NAME = "cli killed";
    private static final int ROUNDS = 6;
    private static final long LONGEST_MILLIS = 4000;

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final Random random = new Random();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws IOException {
        Files.createDirectory(folder.resolve("store"));
        server.createDatabase(NAME);
        server.sql(
                NAME,
                "CREATE TABLE wizard AS SELECT i AS id, repeat(md5(i::text), 20) AS name FROM generate_series(1, 40000) i");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldLeaveNothingThatCountsWhenABackupIsKilledAtAnyMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process backup = start("backup", "--db", Cli.uri(NAME));
            Thread.sleep(random.nextLong(LONGEST_MILLIS));
            backup.destroyForcibly().waitFor();

            Cli.Result list = run("list");
            assertThat(list.exitCode()).as(list.err()).isZero();
            list.out().lines().filter(line -> line.endsWith(" complete")).forEach(line -> assertThat(line)
                    .contains("40,000"));
        }

        assertThat(run("backup", "--db", Cli.uri(NAME)).exitCode()).isZero();
        assertThat(run("restore", "latest", "--create", "--into", NAME + " copy", "--db", Cli.uri(NAME))
                        .exitCode())
                .isZero();
        assertThat(backendsOf(NAME)).isZero();
    }

    @Test
    void shouldLeaveTheLiveDatabaseWholeWhenARestoreIsKilledAtAnyMoment() throws Exception {
        run("backup", "--db", Cli.uri(NAME));
        for (int round = 0; round < ROUNDS; round++) {
            server.sql(NAME, "UPDATE wizard SET name = 'live' WHERE id = 1");
            Process restore = start("restore", "latest", "--drop-old", "--into", Cli.uri(NAME));
            Thread.sleep(random.nextLong(LONGEST_MILLIS));
            restore.destroyForcibly().waitFor();

            assertThat(server.sql(NAME, "SELECT count(*) FROM wizard")).isEqualTo("40000\n");
        }

        Cli.Result next = run("restore", "latest", "--drop-old", "--into", Cli.uri(NAME));
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(databases()).noneMatch(each -> each.contains("_restoring_"));
    }

    @Test
    void shouldUndoWhatItHadBegunWhenItIsTerminatedWhileItWaitsForALock() throws Exception {
        try (LockedTable locked = LockedTable.lock(server, NAME, "wizard")) {
            Process backup = start("backup", "--db", Cli.uri(NAME));
            locked.awaitSomebodyWaiting();
            backup.destroy();

            assertThat(backup.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(backup.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(Files.readString(output())).contains("backhaul: interrupted");
            assertThat(filesInStore()).isEmpty();
        }
    }

    @Test
    void shouldFailWhenPgDumpIsKilled() throws Exception {
        server.sql(NAME, "INSERT INTO wizard SELECT id, name FROM wizard, generate_series(1, 10)");
        Process backup = start("backup", "--db", Cli.uri(NAME));
        killChild(backup, "--snapshot");

        assertThat(backup.waitFor()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(output()))
                .contains("pg_dump ended with exit code")
                .doesNotContain("\tat ");
        assertThat(filesInStore()).isEmpty();
    }

    private static void killChild(Process parent, String argument) throws InterruptedException {
        while (parent.isAlive()) {
            List<ProcessHandle> found = parent.descendants()
                    .filter(each -> each.info().commandLine().orElse("").contains(argument))
                    .toList();
            if (!found.isEmpty()) {
                Thread.sleep(100);
                found.forEach(ProcessHandle::destroyForcibly);
                return;
            }
            Thread.sleep(5);
        }
    }

    private Process start(String... arguments) throws IOException {
        return Cli.start(output(), Map.of(), withStore(arguments));
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(withStore(arguments));
    }

    private String[] withStore(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--project", "wizards", "--store", "file://" + folder + "/store"))
                .toArray(String[]::new);
    }

    private Path output() {
        return folder.resolve("output");
    }

    private List<Path> filesInStore() throws IOException {
        if (!Files.exists(folder.resolve("store"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private int backendsOf(String database) {
        return Integer.parseInt(
                server.sql("postgres", "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "'")
                        .strip());
    }

    private List<String> databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')")
                .lines()
                .toList();
    }
}
