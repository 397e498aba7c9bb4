package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project with two environments on one server: production, and staging, which shall get its data without its people. */
abstract class ScrubCase {
    final PrivatePostgres server = PrivatePostgres.shared();
    final String name = getClass().getSimpleName().toLowerCase(Locale.ROOT);
    final String production = name + "_production";
    final String staging = name + "_staging";

    @TempDir
    Path folder;

    @BeforeEach
    void createDatabases() {
        server.createDatabase(production);
        server.createDatabase(staging);
        server.sql(staging, "CREATE TABLE staging_only AS SELECT 'old staging' AS text");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(name);
    }

    /** Writes backhaul.yml; both texts are YAML, of which the first stands under the environment staging. */
    final void configure(String ofStaging, String rest) throws IOException {
        Files.writeString(folder.resolve("backhaul.yml"), """
                project: wizards
                store: "file://%s/store"
                environments:
                  production:
                    branch: master
                    databases: { default: { url: "%s" } }
                  staging:
                    branch: develop
                %s
                    databases: { default: { url: "%s" } }
                databases: { default: { url: "%s" } }
                %s
                """.formatted(
                        folder,
                        Cli.uri(production),
                        ofStaging.indent(4).stripTrailing(),
                        Cli.uri(staging),
                        Cli.uri(production),
                        rest));
    }

    final void backUp() {
        Result backup = run("backup", "--environment", "production");
        assertThat(backup.exitCode()).as(backup.err()).isZero();
    }

    final Result restore(String... more) {
        return run(Stream.concat(Stream.of("restore", "latest", "--into", "staging"), Stream.of(more))
                .toArray(String[]::new));
    }

    final Result run(String... arguments) {
        return Cli.run(withConfig(arguments));
    }

    String[] withConfig(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new);
    }

    /** Staging as it was, and nothing beside it. */
    final void assertStagingIsOld() {
        assertThat(server.sql(staging, "SELECT text FROM staging_only")).isEqualTo("old staging\n");
        assertThat(databases()).noneMatch(each -> each.contains("_restoring_"));
    }

    final List<String> databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + name + "')")
                .lines()
                .toList();
    }

    /** Whatever can be read of staging by SQL, and the bytes of its files. */
    final List<String> everythingOf(String database) throws IOException {
        server.sql(database, "CHECKPOINT");
        List<String> all = new ArrayList<>();
        all.add(server.dump(database));
        all.add(server.sql(database, "SELECT * FROM pg_stats"));
        all.add(server.sql(
                database, "SELECT s::text FROM pg_statistic s; SELECT s::text FROM pg_statistic_ext_data s"));
        String oid = server.sql("postgres", "SELECT oid FROM pg_database WHERE datname = '" + database + "'")
                .strip();
        Path files = Path.of(server.sql("postgres", "SHOW data_directory").strip(), "base", oid);
        try (Stream<Path> each = Files.list(files)) {
            for (Path file : each.toList()) {
                all.add(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    /** None of these strings is in any of the texts; shows where one is. */
    static void assertNowhere(List<String> planted, List<String> texts) {
        for (String each : planted) {
            for (String text : texts) {
                int at = text.indexOf(each);
                if (at >= 0) {
                    fail(each + " is in: " + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80)));
                }
            }
        }
    }

    /** What is wrong with the rules is said by a look at the live database too, before anything is restored. */
    final void assertMisplaced(String tables, String sentence) throws Exception {
        configure("allows-scrub: true", "scrub: { tables: { " + tables + " } }");
        assertThat(run("scrub", "--find", "--environment", "production").err()).contains(sentence);
    }

    final void assertRefused(String tables, String sentence) throws Exception {
        configure("allows-scrub: true", "scrub: { tables: { " + tables + " } }");
        Result refused = restore();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains(sentence);
        assertStagingIsOld();
    }

    final String schemaOf(String database) {
        return server.dump(database, "--schema-only")
                .lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("\\\\(un)?restrict .*"))
                .sorted()
                .toList()
                .toString();
    }
}
