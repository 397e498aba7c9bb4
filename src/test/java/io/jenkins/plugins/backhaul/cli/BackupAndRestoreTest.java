package io.jenkins.plugins.backhaul.cli;

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

class BackupAndRestoreTest {
    private static final String NAME = "cli wizards";
    private static final String WIZARDS = "CREATE TABLE wizard AS SELECT i AS id, md5(i::text) AS name FROM"
            + " generate_series(1, 1000) AS i; CREATE TABLE spell (id int)";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(NAME, WIZARDS);
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldBackUpListShowAndRestore() throws Exception {
        Result backup = run("backup", "--db", Cli.uri(NAME));
        assertThat(backup.err()).contains("Backing up wizards to ").contains("dumping cli wizards on ");
        assertThat(backup.out())
                .containsPattern("Backed up wizards/\\d{8}-\\d{6}\\.tar\\.lrz: .* 2 tables, 1,000 rows");
        assertThat(backup.exitCode()).isZero();

        assertThat(run("list").out()).containsPattern("(?m)^\\d{8}-\\d{6}\\.tar\\.lrz .* 1,000 .*complete$");
        assertThat(run("show", "latest").out())
                .contains("default.sql: cli wizards, postgres")
                .containsPattern("wizard +1,000");

        server.sql(NAME, "DROP TABLE spell; DELETE FROM wizard WHERE id > 10");
        Result restore = run("restore", "latest", "--into", Cli.uri(NAME));
        assertThat(restore.out())
                .contains("1,000 rows")
                .contains("every table was loaded with as many rows as when it was backed up")
                .containsPattern("the database it replaced is kept as cli wizards_before_\\d{8}_\\d{6}");
        assertThat(restore.exitCode()).isZero();
        assertThat(server.sql(NAME, "SELECT count(*), (SELECT count(*) FROM spell) FROM wizard"))
                .isEqualTo("1000|0\n");
    }

    @Test
    void shouldSpeakJsonToMachines() throws Exception {
        JsonNode backup = json(run("backup", "--quiet", "--json", "--db", Cli.uri(NAME)));
        assertThat(backup.get("key").asText()).startsWith("wizards/").endsWith(".tar.lrz");
        assertThat(backup.get("rows").asLong()).isEqualTo(1000);
        assertThat(backup.get("status").asText()).isEqualTo("complete");

        assertThat(json(run("list", "--json")).get(0)).isEqualTo(backup);
        assertThat(json(run("show", "latest", "--json"))
                        .at("/manifest/databases/0/dump/size")
                        .asLong())
                .isEqualTo(backup.get("dumpSize").asLong());
        JsonNode restore = json(run("restore", "latest", "-q", "--json", "--drop-old", "--into", Cli.uri(NAME)));
        assertThat(restore.get("compared").asBoolean()).isTrue();
        assertThat(restore.get("keptAs").asText()).isEmpty();
    }

    @Test
    void shouldRestoreIntoADatabaseThatIsNotThereYet() {
        run("backup", "--db", Cli.uri(NAME));

        Result restore = run("restore", "latest", "--create", "--into", NAME + " copy", "--db", Cli.uri(NAME));

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(restore.out()).doesNotContain("is kept as");
        assertThat(server.sql(NAME + " copy", "SELECT count(*) FROM wizard")).isEqualTo("1000\n");
    }

    @Test
    void shouldDropTheReplacedDatabaseWhenAsked() {
        run("backup", "--db", Cli.uri(NAME));

        run("restore", "latest", "--drop-old", "--into", Cli.uri(NAME));

        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldBackUpInTheCustomFormatAndRestoreIt() throws Exception {
        configure("databases: { default: { url: \"" + Cli.uri(NAME) + "\", format: custom } }");
        assertThat(configured("backup").exitCode()).isZero();
        assertThat(configured("show", "latest").out()).contains("default.dump: ");
        server.sql(NAME, "DROP TABLE wizard");

        assertThat(configured("restore", "latest", "--into", Cli.uri(NAME)).exitCode())
                .isZero();

        assertThat(server.sql(NAME, "SELECT count(*) FROM wizard")).isEqualTo("1000\n");
    }

    @Test
    void shouldBackUpSeveralDatabasesAndRestoreTheNamedOne() throws Exception {
        server.createDatabase(NAME + " stats");
        server.sql(NAME + " stats", "CREATE TABLE hit AS SELECT 1 AS x");
        configure("databases: { default: { url: \"" + Cli.uri(NAME) + "\" }, stats: { url: \""
                + Cli.uri(NAME + " stats") + "\" } }");
        assertThat(configured("backup").out()).contains("3 tables, 1,001 rows");

        Result unnamed = configured("restore", "latest", "--into", Cli.uri(NAME + " stats"));
        assertThat(unnamed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unnamed.err())
                .contains("The backup holds several databases: default, stats. Name one with --database");

        Result named = configured("restore", "latest", "--database", "stats", "--into", Cli.uri(NAME + " stats"));
        assertThat(named.out()).contains("1 table, 1 row");
    }

    @Test
    void shouldRefuseToRestoreOntoProduction() throws Exception {
        configure("environments: { production: { branch: master } }\ndatabases: { default: { url: \"" + Cli.uri(NAME)
                + "\" } }");
        configured("backup");
        server.sql(NAME, "CREATE TABLE live AS SELECT 1 AS x");

        Result refused = configured("restore", "latest", "--into", "production");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains("refused. This would replace cli wizards on ")
                .contains("which is production. If you mean it, add --confirm production");
        assertThat(server.sql(NAME, "SELECT x FROM live")).isEqualTo("1\n");
        assertThat(configured("restore", "latest", "--into", "production", "--confirm", "production")
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldRefuseProductionHoweverItsDatabaseIsNamed() throws Exception {
        configure("environments: { production: { branch: master } }\ndatabases: { default: { url: \"" + Cli.uri(NAME)
                + "\" } }");
        configured("backup");
        server.sql(NAME, "CREATE TABLE live AS SELECT 1 AS x");

        for (String name : List.of(NAME, Cli.uri(NAME))) {
            Result refused = configured("restore", "latest", "--into", name);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains("which is also the database of production");
        }
        assertThat(server.sql(NAME, "SELECT x FROM live")).isEqualTo("1\n");
    }

    @Test
    void shouldNotTakeAMisspelledEnvironmentForANewDatabase() throws Exception {
        configure("environments: { staging: { branch: develop } }\ndatabases: { default: { url: \"" + Cli.uri(NAME)
                + "\" } }");
        configured("backup");

        Result refused = configured("restore", "latest", "--into", "stagin");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("There is neither an environment nor a database 'stagin' (environments: staging)")
                .contains("add --create");
    }

    @Test
    void shouldRefuseNamesThatCannotBeMeant() {
        run("backup", "--db", Cli.uri(NAME));

        assertThat(run("restore", "latest", "--into", Cli.uri("template1")).err())
                .contains("Every new database is copied from template1");
        assertThat(run("restore", "latest", "--into", "postgresql://postgres@127.0.0.1:" + server.port() + "/")
                        .err())
                .contains("Name the database at the end of --into");
        assertThat(run("restore", "latest", "--create", "--db", Cli.uri(NAME), "--into", "ü".repeat(32))
                        .err())
                .contains("is longer than the 63 bytes that PostgreSQL keeps of one");
    }

    @Test
    void shouldAssumeNothingOfAnEnvironmentThatCannotBeAsked() throws Exception {
        configure("databases: { default: { url: \"" + Cli.uri(NAME) + "\" } }\nenvironments:\n"
                + "  staging: { branch: develop }\n"
                + "  production: { branch: master, databases: { default: { url:"
                + " \"postgresql://postgres@127.0.0.1:1/wizards\" } } }");
        configured("backup");

        Result refused = configured("restore", "latest", "--into", "staging");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains("Could not ask production whether it uses the same database")
                .contains("If you know that it does not, add --confirm staging");

        assertThat(configured("restore", "latest", "--into", "staging", "--confirm", "staging")
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldKeepDumpsFromOtherPeoplesEyes() throws Exception {
        run("backup", "--db", Cli.uri(NAME));
        Path file = folder.resolve("copy.tar.lrz");
        run("download", "latest", "--output", file.toString());

        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(archive())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldNotWriteThroughALinkThatSomebodyLeft() throws Exception {
        run("backup", "--db", Cli.uri(NAME));
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve("copy.tar.lrz.part"), victim);

        run("download", "latest", "--output", folder.resolve("copy.tar.lrz").toString());

        assertThat(victim).hasContent("precious");
        assertThat(folder.resolve("copy.tar.lrz")).hasSameBinaryContentAs(archive());
    }

    @Test
    void shouldRefuseADatabaseThatIsAlsoAnotherEnvironments() throws Exception {
        configure("databases: { default: { url: \"" + Cli.uri(NAME) + "\" } }\n"
                + "environments:\n  production: { branch: master }\n"
                + "  staging: { branch: develop, databases: { default: { host: \"" + server.socketFolder()
                + "\", port: "
                + server.port() + ", user: postgres, name: \"" + NAME + "\" } } }");
        configured("backup");

        Result refused = configured("restore", "latest", "--into", "staging");

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains("which is also the database of production. Correct backhaul.yml, or if you mean it, add"
                        + " --confirm production");
    }

    @Test
    void shouldDownloadAndCompareWithTheRecordedHashes() throws Exception {
        run("backup", "--db", Cli.uri(NAME));
        Path file = folder.resolve("copy.tar.lrz");

        Result download = run("download", "latest", "--output", file.toString());
        assertThat(download.out()).contains("its hashes are as recorded");
        assertThat(file).hasSameBinaryContentAs(archive());

        Result again = run("download", "latest", "--output", file.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(again.err()).contains("exists already; name another file with --output");
    }

    @Test
    void shouldExamineTheSetUp() {
        Result good = run("check", "--db", Cli.uri(NAME));
        assertThat(good.exitCode()).as(good.out()).isZero();
        assertThat(good.out()).contains("Everything is ready for 'backhaul backup'.");
        assertThat(folder.resolve("store/wizards"))
                .satisfiesAnyOf(none -> assertThat(none).doesNotExist(), empty -> assertThat(empty)
                        .isEmptyDirectory());

        Result bad = run("check", "--db", Cli.uri(NAME + " missing"));
        assertThat(bad.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(bad.out()).contains("PROBLEM  database default").contains("Not ready");
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--project", "wizards", "--store", "file://" + folder + "/store"))
                .toArray(String[]::new));
    }

    private void configure(String rest) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\n" + rest + "\n");
    }

    private Result configured(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(each -> each.toString().endsWith(".tar.lrz"))
                    .findFirst()
                    .orElseThrow();
        }
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
