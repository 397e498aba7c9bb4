package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets from {@code backhaul prove}, with a real server and a real store. */
class ProveTest {
    private static final String NAME = "cli prove";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws IOException {
        server.createDatabase(NAME);
        server.sql(
                NAME,
                "CREATE TABLE wizard AS SELECT i AS id, md5(i::text) AS name, now() AS born FROM generate_series(1, 100) i;"
                        + " CREATE TABLE spell (id int)");
        configure("");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldProveTheLatestAndShowIt() throws Exception {
        run("backup");
        assertThat(run("list").out()).containsPattern("(?m) - +complete$");

        Result proof = run("prove");

        assertThat(proof.exitCode()).as(proof.err()).isZero();
        assertThat(proof.out())
                .containsPattern(
                        "Proven: wizards/\\d{8}-\\d{6}\\.tar\\.lrz, restored in .*, 2 tables, 100 rows, 0 checks")
                .contains("compared      It is byte for byte what was stored")
                .contains("not compared  The project has no checks of its own");
        assertThat(databases()).containsExactly(NAME);
        assertThat(run("list").out()).containsPattern("(?m) 0 min ago +complete$");
        assertThat(run("show", "latest").out()).containsPattern("proof +\\S+Z, proven, .*\\.proof-.*-proven\\.json");
        assertThat(json(run("list", "--json")).at("/0/proof/verdict").asText()).isEqualTo("proven");
        assertThat(run("restore", "latest", "--into", NAME).exitCode()).isZero();
    }

    @Test
    void shouldAskTheProjectsChecks() throws Exception {
        configure("""
                checks:
                  - { name: wizards, sql: SELECT count(*) FROM wizard, expect: 100 }
                  - { name: newest, sql: SELECT max(born) FROM wizard;, younger-than: 1h }
                  - { name: none bad, sql: SELECT count(*) = 0 FROM wizard WHERE name IS NULL -- really, expect: true }
                  - { name: some, sql: SELECT avg(id) FROM wizard, min: 50, max: 51.5 }
                """);
        run("backup");

        JsonNode evidence = json(run("prove", "-q", "--json"));

        assertThat(evidence.get("verdict").asText()).isEqualTo("proven");
        assertThat(evidence.at("/databases/0/checks")).hasSize(4).allMatch(each -> each.get("passed")
                .asBoolean());
        assertThat(evidence.at("/databases/0/tables/1").toString())
                .isEqualTo("{\"name\":\"public.wizard\",\"expected\":100,\"found\":100}");
        assertThat(evidence.at("/archive/sha256").asText()).hasSize(64);
    }

    @Test
    void shouldFailWhenACheckDoesNotPassAndKeepTheEvidence() throws Exception {
        configure("""
                checks:
                  - { name: spells, sql: SELECT count(*) FROM spell, min: 1 }
                  - { name: misspelled, sql: SELECT count(*) FROM spel, min: 0 }
                  - { name: writes, sql: "DELETE FROM wizard RETURNING 1", expect: 1 }
                  - { name: many, sql: SELECT id FROM wizard, expect: 1 }
                  - { name: old, sql: "SELECT timestamp '2020-01-01'", younger-than: 2d }
                """);
        run("backup");

        Result failed = run("prove");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err())
                .containsPattern("backhaul: wizards/\\S+ is not proven: ")
                .contains("the check 'spells' expected at least 1 and found 0")
                .contains("the check 'misspelled' expected at least 0 and found it failed: ")
                .contains("relation \"spel\" does not exist")
                .contains("the check 'writes' expected 1 and found it failed: ")
                .contains("It must return one row with one value, but it returned 100 rows")
                .contains("expected a time less than 2 days before the backup and found 2020-01-01 00:00:00");
        assertThat(run("list").out()).containsPattern("(?m) FAILED 0 min ago +complete$");
        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldSayWhichTableLacksARow() throws Exception {
        run("backup");
        Path sidecar = only(".json");
        String forged = Files.readString(sidecar);
        Files.writeString(sidecar, forged.replace("\"rows\" : 100", "\"rows\" : 101"));

        assertThat(run("prove").err())
                .contains("The manifest inside ")
                .contains("and the one beside it differ: one of them was replaced");
    }

    @Test
    void shouldNotProveAnotherProjectsBackup() throws Exception {
        run("backup");
        Files.move(folder.resolve("store/wizards"), folder.resolve("store/witches"));

        Result failed = run("prove", "--project", "witches");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("is a backup of the project wizards, not of witches");
    }

    @Test
    void shouldNotProveAnOlderBackupInANewersPlace() throws Exception {
        run("backup");
        Path archive = only(".tar.lrz");
        Path sidecar = only(".json");
        String stamp = archive.getFileName().toString().substring(0, 15);
        Files.writeString(
                sidecar.resolveSibling("20310101-000000.json"),
                Files.readString(sidecar).replace(stamp + ".tar.lrz", "20310101-000000.tar.lrz"));
        Files.move(archive, archive.resolveSibling("20310101-000000.tar.lrz"));

        assertThat(run("prove").err()).contains("which is not the time in its name: it was put in another's place");
    }

    @Test
    void shouldNotProveAnArchiveWhoseHashIsNotTheRecordedOne() throws Exception {
        run("backup");
        Path sidecar = only(".json");
        String text = Files.readString(sidecar);
        String part = text.substring(text.lastIndexOf("\"sha256\""), text.lastIndexOf("\"sha256\"") + 80);
        Files.writeString(sidecar, text.replace(part, part.replaceAll("[0-9a-f]{64}", "ab".repeat(32))));

        assertThat(run("prove").err()).contains("its hash differs, so it was damaged or replaced");
    }

    @Test
    void shouldProveOnAnotherServerAndSayWhenThereIsNone() throws Exception {
        run("backup");

        Result none = run("prove", "--on", "postgresql://postgres@127.0.0.1:1");
        assertThat(none.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("was not tried, as there is no server to restore it on");
        assertThat(run("list").out()).containsPattern("(?m) - +complete$");

        try (PrivatePostgres other = PrivatePostgres.start()) {
            Result proof = run(
                    "prove",
                    "--on",
                    "postgresql://postgres:" + PrivatePostgres.PASSWORD.replace(" ", "%20") + "@127.0.0.1:"
                            + other.port());
            assertThat(proof.exitCode()).as(proof.err()).isZero();
            assertThat(other.sql("postgres", "SELECT count(*) FROM pg_database WHERE datname ~ 'prove'"))
                    .isEqualTo("0\n");
        }
    }

    @Test
    void shouldCallAnotherToolsArchiveRestorableAndNotProven() throws Exception {
        Path legacy = folder.resolve("store/wizards/202611/wizards.20261118-031500.sql.lrz");
        Files.createDirectories(legacy.getParent());
        Path sql = Files.writeString(folder.resolve("dump.sql"), server.dump(NAME));
        execute("lrzip", "-q", "-o", legacy.toString(), sql.toString());

        Result proof = run("prove");

        assertThat(proof.exitCode()).as(proof.err()).isZero();
        assertThat(proof.out())
                .startsWith("Restorable: wizards/wizards.20261118-031500.sql.lrz")
                .contains("not compared  Another tool made the archive")
                .contains("were counted (100), but there is nothing to compare the number with");
        assertThat(run("list").out()).containsPattern("restorable 0 min ago +legacy");

        Files.writeString(sql, server.dump(NAME, "--schema-only"));
        execute("lrzip", "-q", "-f", "-o", legacy.toString(), sql.toString());
        assertThat(run("prove").err()).contains("nothing was restored: no table holds a row");
    }

    @Test
    void shouldProveAllThatAreNotProvenYetAndSamples() throws Exception {
        run("backup");
        Thread.sleep(1100);
        run("backup");

        assertThat(json(run("prove", "-q", "--json", "--all-unproven"))).hasSize(2);
        assertThat(json(run("prove", "-q", "--json", "--all-unproven"))).isEmpty();
        assertThat(json(run("prove", "-q", "--json", "--sample", "1"))).hasSize(1);
        assertThat(run("prove", "--sample", "1", "--all-unproven").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSweepWhatAKilledProofHasLeft() throws Exception {
        run("backup");
        server.createDatabase(NAME + "_proof_restoring_20260101_000000_0123abcd");

        assertThat(run("prove").err()).contains("which a proof that was killed had left");
        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldWriteAPageThatNeedsNothingElseAndEscapesWhatItShows() throws Exception {
        server.sql(NAME, "CREATE TABLE \"<script>alert('x')</script>\" (id int)");
        run("backup");
        Path page = folder.resolve("proof.html");

        assertThat(run("prove", "--report", page.toString()).exitCode()).isZero();

        assertThat(page)
                .content(UTF_8)
                .contains("Yes. Proven")
                .contains("Every table held exactly as many rows as when it was backed up.")
                .contains("lrzip -d ")
                .contains("psql -v ON_ERROR_STOP=1 -f default.sql wizards_restored")
                .contains("public.&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContainPattern("(?i)(src|href)=|url\\(|@import");
    }

    @Test
    void shouldProveSeveralDatabasesInOnePass() throws Exception {
        server.createDatabase(NAME + " stats");
        server.sql(NAME + " stats", "CREATE TABLE hit AS SELECT 1 AS x");
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\ndatabases: { default: { url: \""
                        + Cli.uri(NAME) + "\" }, stats: { format: custom, url: \"" + Cli.uri(NAME + " stats")
                        + "\" } }\n");
        run("backup");

        assertThat(run("prove").out()).contains("3 tables, 101 rows");

        configure("");
        Result unknown = run("prove");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.err()).contains("holds a database 'stats' that backhaul.yml does not name, only default");
    }

    private void configure(String checks) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\ndatabases:\n  default:\n    url: \""
                        + Cli.uri(NAME) + "\"\n" + checks.indent(4));
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }

    private Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void execute(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private List<String> databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')")
                .lines()
                .toList();
    }

    private static JsonNode json(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }
}
