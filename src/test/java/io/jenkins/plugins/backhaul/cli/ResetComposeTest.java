package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import io.jenkins.plugins.backhaul.testkit.DeployedSite;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging as a Compose project: its database is reached in its container, and its migrations are those of the new commit. */
@Tag("slow")
class ResetComposeTest {
    private static final String PRODUCTION = "resetcompose_production";

    /** Has a program that knows the live database until it is told of another. */
    private static final String WORKER = """
            services:
              worker:
                image: backhaul-for-tests
                init: true
                entrypoint: [sleep, infinity]
                environment:
                  DATABASE_URL: postgresql://postgres:wizards@db/wizards
                  SQL: UPDATE page SET title = title || '!'
            """;

    private final PrivatePostgres server = PrivatePostgres.shared();
    private DeployedSite site;

    @TempDir
    private Path temp;

    @BeforeEach
    void takeUp() throws Exception {
        site = DeployedSite.up(Generation.V2);
        server.createDatabase(PRODUCTION);
        server.sql(PRODUCTION, ResetCase.PEOPLE + """
                INSERT INTO auth_user (username, email) VALUES ('planted', 'planted@clients.example');
                INSERT INTO page (title) VALUES ('Hats of production');
                """);
        branchThatCannotMigrate();
        site.git().write("backhaul.yml", """
                project: wizards
                store: file://%s/store
                databases: { default: { name: wizards } }
                scrub:
                  profile: wagtail
                  tables: { page: keep, wagtailcore_site: keep }
                  command: [sh, -c, 'psql -Xqc "$SQL" && psql -Xqc "$SQL" "$DATABASE_URL"']
                environments:
                  production:
                    branch: master
                    node: prod-1
                    databases: { default: { url: "%s" } }
                  staging:
                    branch: staging
                    node: staging-1
                    folder: %s
                    url: %s
                    health: { text: page, timeout: 15s, hold: 2s }
                    allows-scrub: true
                """.formatted(temp, Cli.uri(PRODUCTION), site.folder(), site.url()));
        assertThat(backhaul("backup", "-e", "production").exitCode()).isZero();
        Files.writeString(site.folder().resolve("docker-compose.override.yml"), WORKER);
        site.compose("up", "-d", "worker");
    }

    @AfterEach
    void takeDown() throws Exception {
        server.dropDatabases(PRODUCTION);
        if (site != null) {
            site.close();
        }
    }

    private void branchThatCannotMigrate() throws Exception {
        String migrate = Files.readString(site.folder().resolve("migrate.sh"));
        site.git().work("checkout", "-q", "-b", "feature/subtitles");
        site.git()
                .write(
                        "migrate.sh",
                        migrate + "PGPASSWORD=wizards psql -qh db -U postgres -d wizards -v ON_ERROR_STOP=1"
                                + " -c 'ALTER TABLE page ADD subtitle text NOT NULL'\n")
                .push("feature/subtitles");
        site.git().work("checkout", "-q", "master");
    }

    private record Ended(int exitCode, String output) {}

    private Ended backhaul(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", site.git().work().resolve("backhaul.yml").toString()));
        Path output = temp.resolve("output");
        int exitCode = Cli.start(output, site.environment(), all.toArray(String[]::new))
                .waitFor();
        return new Ended(exitCode, Files.readString(output));
    }

    private String ofStaging(String sql) throws Exception {
        return site.compose("exec", "-T", "db", "psql", "-U", "postgres", "-d", "wizards", "-Atc", sql);
    }

    private void killOnceTheContainersAreToStandStill(String... order) throws Exception {
        List<String> all = new ArrayList<>(List.of(order));
        all.addAll(List.of("--config", site.git().work().resolve("backhaul.yml").toString()));
        Process process = Cli.start(temp.resolve("killed"), site.environment(), all.toArray(String[]::new));
        Path journal = site.folder().resolve(".git/backhaul/reset-staging/journal.json");
        while (!Files.exists(journal) || !Files.readString(journal).contains("standing still")) {
            assertThat(process.isAlive())
                    .as(Files.readString(temp.resolve("killed")))
                    .isTrue();
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
    }

    private void letTheCommandRunInAService() throws IOException {
        Path config = site.git().work().resolve("backhaul.yml");
        Files.writeString(
                config, Files.readString(config).replace("  command: ", "  command-service: worker\n  command: "));
    }

    @Test
    void shouldNeverLetTheCodeFromBeforeMeetTheNewData() throws Exception {
        assertThat(backhaul("reset-staging").output())
                .contains(
                        "The command sh under 'scrub' would run on this machine, which cannot reach the database 'default'"
                                + " inside its Compose service; name the service that has it, such as web, with 'command-service'"
                                + " beside it");
        letTheCommandRunInAService();
        killOnceTheContainersAreToStandStill("reset-staging", "--merge", "feature/subtitles", "--confirm", "staging");
        assertThat(ofStaging("SELECT count(*) FROM pg_tables WHERE tablename = 'auth_user'"))
                .isEqualTo("0\n");
        Ended plan = backhaul("reset-staging", "--merge", "feature/subtitles");
        assertThat(plan.output())
                .contains(
                        "stopped until the new commit is deployed to staging: web, worker (all the same: docker start ");

        Ended stopped = backhaul("reset-staging", "--merge", "feature/subtitles", "--confirm", "staging");
        assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(temp.resolve("killed")))
                .contains(
                        "  note: Stopping web, worker until the new commit is deployed; should this be killed meanwhile, start"
                                + " them with: docker start ");
        assertThat(stopped.output())
                .contains(
                        ". The commit from before was not put back: its code must not meet that data. Mend what was in"
                                + " its way and give the same order again; where that is the code, mend it or leave its branch out,"
                                + " and begin anew with --start-over")
                .containsPattern(
                        "stopped at 'deploy': The databases of staging hold production's data now; what it held"
                                + " before is in the backup [0-9-]+.tar.lrz. On that data the deployment did not become well:"
                                + " Deploying [0-9a-f]{10} to staging failed: the service migrate has ended with exit code 1");
        assertThat(ofStaging("SELECT email FROM auth_user; SELECT title FROM page"))
                .isEqualTo("user.1@example.com\nHats of production!!\n");
        Ended anew = backhaul("reset-staging", "--start-over", "--confirm", "staging");

        assertThat(anew.exitCode()).as(anew.output()).isZero();
        assertThat(site.page()).isEqualTo("page zero");
        assertThat(ofStaging("SELECT count(*) FROM wizard")).isEqualTo("0\n");
    }
}
