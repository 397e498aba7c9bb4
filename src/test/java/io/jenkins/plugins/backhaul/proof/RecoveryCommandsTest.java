package io.jenkins.plugins.backhaul.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the evidence page tells people to run, with the native programs, and holds docs/recovery.md to it. */
class RecoveryCommandsTest {
    private static final Path HANDBOOK = Path.of("docs/recovery.md");
    private static final String NAME = "by hand";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
        server.dropDatabases("wizards'");
    }

    @Test
    void shouldBeTheCommandsOfTheHandbook() throws IOException {
        List<String> handbook = Files.readAllLines(HANDBOOK).stream()
                .map(line -> line.replaceFirst(" +#.*", ""))
                .toList();
        for (String file : List.of("default.sql", "default.dump")) {
            RecoveryCommands commands = new RecoveryCommands(
                    evidence("wizards", "s3://countable/backups/wizards/20261120-031500.tar.lrz", file));

            assertThat(handbook).containsAll(commands.fetch()).containsAll(commands.load());
        }
    }

    @Test
    void shouldRestoreATar() throws Exception {
        Path store = Files.createDirectories(folder.resolve("a store's"));
        Files.writeString(folder.resolve("default.sql"), dump());
        run(
                folder,
                "tar -cf 20261120-031500.tar default.sql && lrzip -q -O \"$0\" 20261120-031500.tar",
                store.toString());

        shouldRestore(store.resolve("20261120-031500.tar.lrz"), "default.sql");
    }

    @Test
    void shouldRestoreASingleCompressedFile() throws Exception {
        Path sql = Files.writeString(folder.resolve("wizards.20261118.sql"), dump());
        run(folder, "lrzip -q -D \"$0\"", sql.toString());

        shouldRestore(Path.of(sql + ".lrz"), "wizards.20261118.sql");
    }

    @Test
    void shouldRestoreACustomDumpThatIsNotCompressed() throws Exception {
        dump();
        Path dump = folder.resolve("b001.dump");
        run(folder, "pg_dump -Fc -f \"$0\" '" + NAME + "'", dump.toString());

        shouldRestore(dump, "b001.dump");
    }

    private void shouldRestore(Path archive, String file) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        RecoveryCommands commands = new RecoveryCommands(evidence("wizards'", archive.toString(), file));
        List<String> all = new ArrayList<>(commands.fetch());
        all.addAll(commands.load());

        run(elsewhere, "set -e\n" + String.join("\n", all), "");

        assertThat(server.sql("wizards'_restored", "SELECT count(*) FROM wizard"))
                .isEqualTo("7\n");
    }

    private String dump() {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT generate_series(1, 7) AS id");
        return server.dump(NAME);
    }

    private void run(Path where, String script, String argument) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script, argument).directory(where.toFile());
        builder.environment().put("PGHOST", server.socketFolder().toString());
        builder.environment().put("PGPORT", String.valueOf(server.port()));
        builder.environment().put("PGUSER", PrivatePostgres.USER);
        builder.environment().merge("PATH", server.programs().toString(), (path, own) -> own + ":" + path);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Evidence evidence(String project, String location, String file) {
        Content content = new Content(1, "ab".repeat(32));
        ProvenDatabase database = new ProvenDatabase(
                "default", file, content, "", "", 1, false, List.of(), List.of(), List.of(), List.of());
        String name = location.substring(location.lastIndexOf('/') + 1);
        return new Evidence(
                Evidence.FORMAT,
                project,
                new Evidence.Archive(location, name, 1, content.sha256(), Instant.EPOCH),
                Verdict.RESTORABLE,
                List.of(),
                Instant.EPOCH,
                1,
                1,
                new Origin("", "", "", ""),
                List.of(),
                List.of(database));
    }
}
