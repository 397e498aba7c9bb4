package io.jenkins.plugins.backhaul.cli;

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

class PruneTest {
    private static final String NAME = "cli prune";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws IOException {
        server.createDatabase(NAME);
        configure("keep: { last: 1 }");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldOnlyTellUnlessItIsTold() throws Exception {
        run("backup");
        Thread.sleep(1100);
        run("backup");

        assertThat(run("prune").out())
                .containsPattern("(?m)^\\d{8}-\\d{6}\\.tar\\.lrz +0 min .* keep +the newest, last$")
                .containsPattern("(?m)^\\d{8}-\\d{6}\\.tar\\.lrz +0 min .* delete +no rule keeps it$")
                .containsPattern("Would delete 1 of 2 backups, .*; add --yes to do it");
        assertThat(run("prune", "--yes", "--dry-run").out()).contains("Would delete 1 of 2");
        assertThat(run("prune", "--yes").out()).containsPattern("Deleted 1 of 2 backups, ");
        assertThat(run("prune", "--yes").out()).contains("All 1 backups are kept");
        assertThat(run("prove").exitCode()).isZero();
    }

    @Test
    void shouldPruneAfterABackup() throws Exception {
        run("backup");
        Thread.sleep(1100);

        Result backup = run("backup", "--prune");

        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(backup.err()).contains("Deleted 1 of 2 backups, ");
        assertThat(run("list").out().lines()).hasSize(2);
    }

    @Test
    void shouldDeleteNothingWithoutRules() throws Exception {
        configure("");
        run("backup");
        Thread.sleep(1100);

        assertThat(run("backup", "--prune").err()).contains("All 2 backups are kept");
        assertThat(run("prune").out()).contains("no rule says what to keep, so all is kept");
    }

    private void configure(String keep) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\ndatabases: { default: { url: \""
                        + Cli.uri(NAME) + "\" } }\n" + keep + "\n");
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }
}
