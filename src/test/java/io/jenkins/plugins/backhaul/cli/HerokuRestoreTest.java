package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.EncryptedPostgres;
import io.jenkins.plugins.backhaul.testkit.HeldSession;
import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restores onto an app at Heroku, where no database can be made beside the live one. */
class HerokuRestoreTest extends HerokuCase {
    private static final String OLD = "SELECT name FROM page";
    private static final String SCRUB =
            "scrub: { tables: { wizard: { id: keep, name: { fake: name } }, secret: delete } }\n";

    private HerokuAppForTests staging;

    @BeforeEach
    void addStaging() throws Exception {
        staging = heroku.app("wizards-staging");
        staging.sql(
                "CREATE TABLE page AS SELECT 'as it was'::text AS name; CREATE SCHEMA old; CREATE TABLE old.page ()");
        configure(
                "production: { branch: master, heroku: wizards-production }",
                "staging: { branch: develop, heroku: wizards-staging }");
    }

    /** Here in this process, past Heroku, as that is quicker. */
    private void backUpProduction() {
        PrivatePostgres server = EncryptedPostgres.shared();
        String address = "postgresql://postgres@/" + production.database() + "?host=" + server.socketFolder() + "&port="
                + server.port();
        String file = folder.resolve("backhaul.yml").toString();
        assertThat(Cli.run("backup", "--config", file, "--db", address).exitCode())
                .isZero();
    }

    private Cli.Result restore(String... more) throws Exception {
        String[] all = new String[5 + more.length];
        System.arraycopy(new String[] {"restore", "latest", "--into", "staging", "--no-scrub"}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return run(all);
    }

    private void assertAsItWas() {
        assertThat(staging.sql(OLD)).isEqualTo("as it was\n");
        assertThat(local.sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '%wizards_staging%'"))
                .isEmpty();
    }

    @Test
    void shouldReplaceAllThatIsInAnAppsDatabase() throws Exception {
        production.sql("CREATE SCHEMA lore; CREATE TABLE lore.spell (id serial PRIMARY KEY, words text);"
                + " INSERT INTO lore.spell (words) VALUES ('abracadabra'); SELECT lo_create(4711)");
        staging.sql("SELECT lo_create(4711), lo_create(4712)");
        backUpProduction();

        Cli.Result result = restore("--confirm", "wizards-staging");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out())
                .contains("2 tables, 501 rows")
                .contains("the database it replaced is kept as the capture b001 of wizards-staging at Heroku");
        assertThat(staging.sql("SELECT count(*) FROM wizard")).isEqualTo("500\n");
        assertThat(staging.sql("SELECT words, nextval('lore.spell_id_seq') FROM lore.spell"))
                .isEqualTo("abracadabra|2\n");
        assertThat(staging.sql("SELECT to_regclass('page'), to_regclass('old.page')"))
                .isEqualTo("|\n");
        assertThat(staging.sql("SELECT oid FROM pg_largeobject_metadata")).isEqualTo("4711\n");
        assertThat(staging.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'wizard'"))
                .isEqualTo(staging.database() + "\n");
        assertThat(local.sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '%wizards_staging%'"))
                .isEmpty();
    }

    @Test
    void shouldWantTheAppsName() throws Exception {
        backUpProduction();

        Cli.Result result = restore();

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out())
                .contains("refused. This would replace all that is in heroku_wizards_staging on 127.0.0.1:")
                .contains("the database of wizards-staging. If you mean it, add --confirm wizards-staging");
        assertAsItWas();
        assertThat(heroku.count("backups")).isZero();
    }

    @Test
    void shouldRefuseADatabaseThatIsProductionsToo() throws Exception {
        backUpProduction();
        staging.with("DATABASE_URL", production.databaseUrl());

        Cli.Result result = restore("--confirm", "wizards-staging");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).contains("which is also the database of production");
        assertThat(production.sql("SELECT count(*) FROM wizard")).isEqualTo("500\n");
    }

    @Test
    void shouldDoNothingWithoutACaptureOfWhatIsThere() throws Exception {
        backUpProduction();
        staging.failWith("pg_dump: error: out of memory");

        Cli.Result result = restore("--confirm", "wizards-staging");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("b001 of wizards-staging failed at Heroku: pg_dump: error: out of memory");
        assertAsItWas();
    }

    @Test
    void shouldLeaveAllAsItWasWhenTheDatabaseRefusesWhatIsLoaded() throws Exception {
        EncryptedPostgres.shared().sql(production.database(), "CREATE EXTENSION dblink SCHEMA public");
        backUpProduction();

        Cli.Result result = restore("--confirm", "wizards-staging");

        assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("permission denied to create extension \"dblink\"");
        assertAsItWas();
    }

    @Test
    void shouldLeaveAllAsItWasWhenItIsKilledInTheMiddle() throws Exception {
        backUpProduction();
        try (HeldSession reader = staging.holdAsSuperuser("BEGIN; TABLE page;")) {
            Path output = folder.resolve("killed");
            Process process = start(
                    output,
                    Map.of(),
                    "restore",
                    "latest",
                    "--into",
                    "staging",
                    "--no-scrub",
                    "--confirm",
                    "wizards-staging");
            staging.awaitWaiter(process);
            process.destroyForcibly().waitFor();
            assertThat(reader).isNotNull();
        }
        assertThat(staging.sql(OLD)).isEqualTo("as it was\n");

        assertThat(restore("--confirm", "wizards-staging").out())
                .contains("which a restore that was killed had left")
                .contains("1 table, 500 rows");
        assertThat(staging.sql("SELECT count(*) FROM wizard")).isEqualTo("500\n");
    }

    @Test
    void shouldLetNoPersonalDataLeaveTheWorkshop() throws Exception {
        production.sql("CREATE TABLE secret AS SELECT 'Merlin of Camelot'::text AS words");
        configure(
                "production: { branch: master, heroku: wizards-production }",
                "staging: { branch: develop, heroku: wizards-staging, allows-scrub: true }");
        Path file = folder.resolve("backhaul.yml");
        Files.writeString(file, Files.readString(file) + SCRUB);
        backUpProduction();

        Cli.Result result = run("restore", "latest", "--into", "staging", "--confirm", "wizards-staging");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(staging.sql("SELECT count(*) FROM wizard WHERE name LIKE 'wizard %'"))
                .isEqualTo("0\n");
        assertThat(staging.sql("SELECT count(*) FROM secret")).isEqualTo("0\n");
    }

    @Test
    void shouldEndWhoSleepsInATransaction() throws Exception {
        backUpProduction();
        try (HeldSession asleep = staging.hold("BEGIN; TABLE page;")) {
            assertThat(restore("--confirm", "wizards-staging").exitCode()).isZero();
            assertThat(asleep.awaitEnd(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void shouldGoBackToACaptureAtHeroku() throws Exception {
        assertThat(run("heroku", "list", "-e", "staging").out())
                .contains("Heroku keeps no captures of wizards-staging");
        assertThat(run("heroku", "capture", "-e", "staging").out()).containsPattern("Captured b001: [0-9.]+ kB");
        staging.sql("DROP TABLE page");

        Cli.Result refused = run("heroku", "restore", "latest", "-e", "staging");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("If you mean it, add --confirm wizards-staging");
        Cli.Result result = run("heroku", "restore", "latest", "-e", "staging", "--confirm", "wizards-staging");

        assertThat(result.out())
                .contains(
                        "Restored b001 of wizards-staging onto postgresql-wizards-staging of wizards-staging at Heroku")
                .contains("what was there is kept as the capture b002 of wizards-staging at Heroku");
        assertThat(staging.sql(OLD)).isEqualTo("as it was\n");
        assertThat(run("heroku", "list", "-e", "staging").out()).containsPattern("b002 +2026-11-20 .* complete\nb001 ");
    }

    @Test
    void shouldNotPassPersonalDataFromHerokuToHeroku() throws Exception {
        Path file = folder.resolve("backhaul.yml");
        Files.writeString(file, Files.readString(file) + SCRUB);
        run("heroku", "capture", "-e", "production");
        String[] command = {
            "heroku", "restore", "b001", "--from", "production", "-e", "staging", "--confirm", "wizards-staging"
        };

        Cli.Result refused = run(command);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("What Heroku captured of production holds personal data");
        assertAsItWas();

        String[] asItIs = java.util.Arrays.copyOf(command, command.length + 1);
        asItIs[command.length] = "--no-scrub";
        assertThat(run(asItIs).exitCode()).isZero();
        assertThat(staging.sql("SELECT count(*) FROM wizard")).isEqualTo("500\n");
    }

    @Test
    void shouldSayWhereTheWayBackIsWhenHerokuFailsToRestore() throws Exception {
        run("heroku", "capture", "-e", "production");
        heroku.disturb("restores", 1, exchange -> {
            staging.failWith("pg_restore: error: out of memory");
            HerokuForTests.answering(500, "").handle(exchange);
        });

        Cli.Result result = run(
                "heroku", "restore", "b001", "--from", "production", "-e", "staging", "--confirm", "wizards-staging");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out())
                .contains("Beginning a restore onto postgresql-wizards-staging of wizards-staging at Heroku failed")
                .contains("what was there is kept as the capture b001 of wizards-staging at Heroku");
    }
}
