package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.GitForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Production and staging are apps at Heroku. */
class ResetHerokuTest extends HerokuCase {
    private HerokuAppForTests staging;

    @BeforeEach
    void addStaging() throws Exception {
        staging = heroku.app("wizards-staging");
        staging.sql("CREATE TABLE page AS SELECT 'as it was'::text AS name");
        configure(
                "production: { branch: master, heroku: wizards-production }",
                "staging: { branch: staging, heroku: wizards-staging, allows-scrub: true }",
                "\nscrub: { tables: { wizard: { id: keep, name: { fake: name } } } }");
        GitForTests.run(folder, "init", "--quiet");
    }

    @Test
    void shouldMakeStagingAnewFromAFreshBackup() throws Exception {
        production
                .with("AWS_STORAGE_BUCKET_NAME", "wizards-media")
                .with("AWS_ACCESS_KEY_ID", "id")
                .with("AWS_SECRET_ACCESS_KEY", "secret");
        Cli.Result done = run("reset-staging", "--fresh", "--skip", "git,deploy", "--confirm", "staging");

        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(staging.sql("SELECT count(*) FROM wizard WHERE name LIKE 'User %'"))
                .isEqualTo("500\n");
        assertThat(done.out())
                .contains("the database it replaced is kept as the capture b001 of wizards-staging at Heroku")
                .contains("media stay as they are: config vars of production or staging name no bucket");
    }

    @Test
    void shouldNoticeThatBothAppsShareOneDatabase() throws Exception {
        configure(
                "production: { branch: master, heroku: wizards-production }",
                "staging: { branch: staging, heroku: wizards-production, allows-scrub: true }",
                "\nscrub: { tables: { wizard: { id: keep, name: { fake: name } } } }");
        Cli.Result refused = run("reset-staging", "--fresh", "--skip", "git,deploy", "--confirm", "staging");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("The database default of staging is the same one as that of production");
        assertThat(production.sql("SELECT count(*) FROM wizard")).isEqualTo("500\n");
    }
}
