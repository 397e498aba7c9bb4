package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees on a bad day: one sentence, an exit code, and nothing lost. */
class BadDaysTest {
    private static final String NAME = "cli bad days";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT i AS id, md5(i::text) AS name FROM generate_series(1, 5000) i");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldSayThatThePasswordIsWrongAndNotWhatItWas() {
        Result failed = backup("postgresql://postgres:wrong-secret@127.0.0.1:" + server.port() + "/cli%20bad%20days");

        shouldHaveFailed(failed, "password authentication failed for user \"postgres\"");
        assertThat(failed.err()).doesNotContain("wrong-secret");
    }

    @Test
    void shouldKeepThePasswordOfOneAddressFromAnother() {
        String address = "postgresql://postgres%s@127.0.0.1:" + server.port() + "/cli%%20bad%%20days";
        String withPassword = String.format(address, ":" + PrivatePostgres.PASSWORD.replace(" ", "%20"));
        assertThat(backup(withPassword).exitCode()).isZero();

        Result restore = run("restore", "latest", "--db", withPassword, "--into", String.format(address, ""));

        assertThat(restore.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(restore.err()).contains("password").doesNotContain("private");
    }

    @Test
    void shouldLetTheAddressOptionWinWhereAnEnvironmentHasItsOwnDatabase() throws IOException {
        Path config = Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\n"
                        + "environments: { staging: { branch: develop, databases: { default: { name: other } } } }\n");

        Result backup = Cli.run("backup", "--config", config.toString(), "--db", Cli.uri(NAME));

        assertThat(backup.exitCode()).as(backup.err()).isZero();
    }

    @Test
    void shouldSayThatNobodyAnswersThere() {
        shouldHaveFailed(backup("postgresql://postgres@127.0.0.1:1/wizards"), "127.0.0.1");
    }

    @Test
    void shouldSayThatThereIsNoSuchDatabase() {
        shouldHaveFailed(backup(Cli.uri("no such")), "There is no database no such on ");
    }

    @Test
    void shouldBackUpTwiceAtOnce() throws Exception {
        List<CompletableFuture<Result>> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            running.add(CompletableFuture.supplyAsync(() -> backup(Cli.uri(NAME))));
        }
        for (CompletableFuture<Result> each : running) {
            assertThat(each.get().exitCode()).as(each.get().err()).isZero();
        }

        assertThat(run("list").out().lines().filter(line -> line.endsWith(" complete")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"truncated", "longer", "flipped", "of another backup"})
    void shouldLeaveTheLiveDatabaseAloneWhenTheArchiveIsDamaged(String damage) throws Exception {
        backup(Cli.uri(NAME));
        Path archive = archive();
        byte[] bytes = Files.readAllBytes(archive);
        if (damage.equals("truncated")) {
            Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        } else if (damage.equals("longer")) {
            Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length + 1));
        } else if (damage.equals("flipped")) {
            bytes[bytes.length / 2] ^= 4;
            Files.write(archive, bytes);
        } else {
            Path sidecar = sibling(archive, ".json");
            String forged = Files.readString(sidecar).replace("\"rows\" : 5000", "\"rows\" : 5001");
            Files.writeString(sidecar, forged);
        }
        server.sql(NAME, "CREATE TABLE live AS SELECT 1 AS x");

        Result refused = run("restore", "latest", "--into", Cli.uri(NAME));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err().lines().filter(line -> line.startsWith("backhaul: ")))
                .hasSize(1);
        assertThat(server.sql(NAME, "SELECT x FROM live")).isEqualTo("1\n");
        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldNotListADamagedBackupAsComplete() throws Exception {
        backup(Cli.uri(NAME));
        Path archive = archive();
        Files.write(archive, java.util.Arrays.copyOf(Files.readAllBytes(archive), 1000));

        assertThat(run("list").out()).contains("damaged").doesNotContain("complete");
        assertThat(run("list", "--json").out()).contains("\"damaged\"");
    }

    @Test
    void shouldSayWhatIsWrongWithTheCommandLine() {
        Result unknown = Cli.run("backup", "--projct", "x");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("--projct").contains("See 'backhaul backup --help'.");

        Result none = Cli.run();
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("name a command");

        Result negative = run("list", "--most", "-1");
        assertThat(negative.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(negative.err()).contains("--most takes a number from 0 on, not -1");

        Result project = Cli.run("list", "--project", "../x", "--store", "file:///tmp/x");
        assertThat(project.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(project.err()).contains("--project").contains("'../x'");
    }

    @Test
    void shouldSayThatTheBackupIsNotThere() throws IOException {
        shouldHaveFailed(run("list"), "check its name, and whether its disk is mounted");
        Files.createDirectory(folder.resolve("store"));
        shouldHaveFailed(run("restore", "latest", "--into", Cli.uri(NAME)), "There is no backup of wizards in ");
    }

    @Test
    void shouldSayThatAFolderCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("store"), "a file where the folder should be");

        shouldHaveFailed(backup(Cli.uri(NAME)), folder.resolve("store").toString());
    }

    private static void shouldHaveFailed(Result result, String because) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).contains(because).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.err().lines().filter(line -> line.startsWith("backhaul: ")))
                .hasSize(1);
        assertThat(result.out()).isEmpty();
    }

    private Result backup(String uri) {
        return run("backup", "--db", uri);
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--project", "wizards", "--store", "file://" + folder + "/store"))
                .toArray(String[]::new));
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(each -> each.toString().endsWith(".tar.lrz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path sibling(Path archive, String ending) {
        return archive.resolveSibling(archive.getFileName().toString().replace(".tar.lrz", ending));
    }

    private List<String> databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')")
                .lines()
                .toList();
    }
}
