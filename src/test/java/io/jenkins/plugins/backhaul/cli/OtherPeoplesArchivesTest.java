package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as hand-written scripts and Heroku have left them, made here with the native programs. */
class OtherPeoplesArchivesTest {
    private static final String NAME = "cli legacy";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT generate_series(1, 100) AS id");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldRestoreASingleCompressedSqlFile() throws Exception {
        Path sql = dump("wizards.20261118-031500.sql");
        put(lrzip(sql), "202611/wizards.20261118-031500.sql.lrz");

        shouldRestoreTheLatest();
    }

    @Test
    void shouldRestoreATarWhateverItsDateLooksLike() throws Exception {
        dump("wizards.sql");
        run("tar", "-cf", "2026-11-18.tar", "./wizards.sql");
        put(lrzip(folder.resolve("2026-11-18.tar")), "2026-11-18.tar.lrz");

        shouldRestoreTheLatest();
    }

    @Test
    void shouldRestoreATarThatIsNamedAsOurs() throws Exception {
        dump("db.sql");
        run("tar", "-cf", "20261118-031500.tar", "db.sql");
        put(lrzip(folder.resolve("20261118-031500.tar")), "20261118-031500.tar.lrz");

        assertThat(shouldRestoreTheLatest().err()).contains("has no manifest beside it");
    }

    @Test
    void shouldNotTakeAnUndatedFileForTheLatest() throws Exception {
        put(lrzip(dump("wizards.20261118-031500.sql")), "202611/wizards.20261118-031500.sql.lrz");
        put(lrzip(Files.writeString(folder.resolve("copy.sql"), "nonsense")), "copy.sql.lrz");

        assertThat(shouldRestoreTheLatest().err()).contains("note: copy.sql.lrz is newer, but legacy or undated");
    }

    @Test
    void shouldRestoreAHerokuDump() throws Exception {
        run(
                server.programs().resolve("pg_dump").toString(),
                "-Fc",
                "-f",
                folder.resolve("b001.dump").toString(),
                Cli.uri(NAME));
        put(folder.resolve("b001.dump"), "b001.dump");

        shouldRestoreTheLatest();
    }

    @Test
    void shouldSayThatMongoIsNotSupportedYet() throws Exception {
        Files.createDirectories(folder.resolve("tmp/wizards/db"));
        Files.write(folder.resolve("tmp/wizards/db/spells.bson"), new byte[] {5, 0, 0, 0, 0});
        run("tar", "-cf", "wizards-dump.20261118-031500.tar", "tmp");
        put(lrzip(folder.resolve("wizards-dump.20261118-031500.tar")), "202611/wizards-dump.20261118-031500.tar.lrz");

        Result refused = backhaul("restore", "latest", "--into", Cli.uri(NAME));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err())
                .contains("The archive holds no dump of PostgreSQL; restoring MongoDB is not supported yet");
    }

    @Test
    void shouldRefuseADumpWithoutItsLastLines() throws Exception {
        Path sql = dump("wizards.20261118-031500.sql");
        String whole = Files.readString(sql);
        Files.writeString(sql, whole.substring(0, whole.length() - 200));
        put(lrzip(sql), "202611/wizards.20261118-031500.sql.lrz");
        server.sql(NAME, "DELETE FROM wizard");

        Result refused = backhaul("restore", "latest", "--into", Cli.uri(NAME));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(server.sql(NAME, "SELECT count(*) FROM wizard")).isEqualTo("0\n");
    }

    private Result shouldRestoreTheLatest() {
        server.sql(NAME, "DELETE FROM wizard");
        Result restore = backhaul("restore", "latest", "--into", Cli.uri(NAME));
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(restore.out()).contains("100 rows").contains("there is no record of what it should hold");
        assertThat(server.sql(NAME, "SELECT count(*) FROM wizard")).isEqualTo("100\n");
        return restore;
    }

    private Result backhaul(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--project", "wizards", "--store", "file://" + folder + "/store"))
                .toArray(String[]::new));
    }

    private Path dump(String name) throws IOException {
        return Files.writeString(folder.resolve(name), server.dump(NAME));
    }

    private Path lrzip(Path file) throws Exception {
        run("lrzip", "-q", file.toString());
        return Path.of(file + ".lrz");
    }

    private void put(Path file, String name) throws IOException {
        Path target = folder.resolve("store/wizards").resolve(name);
        Files.createDirectories(target.getParent());
        Files.move(file, target);
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
