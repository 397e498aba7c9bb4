package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staging as a Compose project: its database is reached in its container, and its migrations are those of the new commit. */
@Tag("slow")
class ResetComposeTest extends ResetComposeCase {
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

    @Override
    void prepare() throws Exception {
        branchThatCannotMigrate();
        Files.writeString(site.folder().resolve("docker-compose.override.yml"), WORKER);
        site.compose("up", "-d", "worker");
    }

    @Override
    String scrub() {
        return "command: [sh, -c, 'psql -Xqc \"$SQL\" && psql -Xqc \"$SQL\" \"$DATABASE_URL\"']";
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

    private void killOnceTheContainersAreToStandStill(String... order) throws Exception {
        Process process = start(temp.resolve("killed"), order);
        while (!Files.exists(journal()) || !Files.readString(journal()).contains("standing still")) {
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

        assertThat(backhaul("reset-staging", "--start-over").output())
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
