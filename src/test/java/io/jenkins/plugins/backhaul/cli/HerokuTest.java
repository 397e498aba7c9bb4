package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.GitForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Backups of an app at Heroku, through a server that speaks its APIs. */
class HerokuTest extends HerokuCase {
    @Test
    void shouldBackUpWhereTheConfigVarsSayAndRestoreElsewhere() throws Exception {
        Cli.Result backup = run("backup", "--environment", "production");
        assertThat(backup.exitCode()).as(backup.out()).isZero();
        assertThat(backup.out())
                .contains("dumping heroku_wizards_production on 127.0.0.1:")
                .contains("1 table, 500 rows");
        assertThat(heroku.count("config-vars")).isOne();

        local.createDatabase(LOCAL);
        Cli.Result restore = run("restore", "latest", "--into", LOCAL, "--confirm", LOCAL);

        assertThat(restore.exitCode()).as(restore.out()).isZero();
        assertThat(restore.out()).contains("every table was loaded with as many rows as when it was backed up");
        assertThat(local.sql(LOCAL, "SELECT count(*) FROM wizard")).isEqualTo("500\n");
    }

    @Test
    void shouldFollowAnotherConfigVar() throws Exception {
        HerokuAppForTests other = heroku.app("wizards-stats");
        other.sql("CREATE TABLE visit AS SELECT 1 AS id");
        production.with("HEROKU_POSTGRESQL_PINK_URL", other.databaseUrl());
        configure("production: { heroku: wizards-production, databases: { default: { config-var:"
                + " HEROKU_POSTGRESQL_PINK_URL } } }");

        assertThat(run("backup", "-e", "production").out()).contains("1 table, 1 row");
    }

    @Test
    void shouldSayThatThereIsNoToken() throws Exception {
        Cli.Result result = run(Map.of("HEROKU_API_KEY", ""), "backup", "-e", "production");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out())
                .contains("backhaul: The app wizards-production at Heroku cannot be asked without a token: set"
                        + " HEROKU_API_KEY to what 'heroku authorizations:create' prints");
    }

    @Test
    void shouldNeverSendThePasswordUnencrypted() throws Exception {
        local.createDatabase(LOCAL);
        production.with(
                "DATABASE_URL",
                "postgres://postgres:" + production.password() + "@127.0.0.1:" + local.port()
                        + "/postgres?sslmode=disable");

        Cli.Result result = run("backup", "-e", "production");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("server does not support SSL, but SSL was required");
    }

    @Test
    void shouldTakeOnlyAnAddressOfADatabase() throws Exception {
        production.with("DATABASE_URL", "postgres://me:" + production.password() + "@/x?host=/var/run/postgresql");
        assertThat(run("backup", "-e", "production").out())
                .contains("The config var DATABASE_URL of wizards-production at Heroku is no address of a PostgreSQL"
                        + " database: host, user and password must stand in it");

        production.with("DATABASE_URL", "mysql://me:" + production.password() + "@db.example/x");
        assertThat(run("backup", "-e", "production").out())
                .contains("is no address of a PostgreSQL database: This is not a PostgreSQL URI");
    }

    @Test
    void shouldSayThatAProofNeedsAnotherServer() throws Exception {
        run("backup", "-e", "production");

        Cli.Result result = run("prove", "-e", "production");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).contains("as it is at Heroku; name a server to prove on with --on");
        assertThat(run("prove", "-e", "production", "--on", Cli.uri("postgres")).exitCode())
                .isZero();
    }

    @Test
    void shouldDeployByPushingWithTheToken() throws Exception {
        GitForTests git = new GitForTests(folder);
        Path repository = heroku.repository(folder, "wizards-production");
        String commit = git.write("page", "one").push("master");
        Files.copy(folder.resolve("backhaul.yml"), git.work().resolve("backhaul.yml"));
        String before = Files.readString(git.work().resolve(".git/config"));

        Cli.Result result = run("deploy", "-e", "production", "--commit", commit);

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out()).contains("the branch main of " + heroku.address() + "/wizards-production.git");
        assertThat(GitForTests.run(repository, "rev-parse", "main")).isEqualTo(commit);
        assertThat(git.work().resolve(".git/config")).hasContent(before);
    }

    @Test
    void shouldSayThatHerokuDoesNotLetItPush() throws Exception {
        GitForTests git = new GitForTests(folder);
        heroku.repository(folder, "wizards-production");
        String commit = git.write("page", "one").push("master");
        Files.copy(folder.resolve("backhaul.yml"), git.work().resolve("backhaul.yml"));

        Cli.Result result = run(
                Map.of("HEROKU_API_KEY", "HRKU-of-somebody-else"), "deploy", "-e", "production", "--commit", commit);

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("Authentication failed for").doesNotContain("HRKU-of-somebody-else");
    }
}
