package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs in a container of their own, on a real engine. */
class ThrowawayTest {
    private ComposeForTests site;

    @TempDir
    private Path folder;

    @BeforeEach
    void takeUpAndBackUp() throws Exception {
        site = ComposeForTests.up(Generation.V2);
        configure("");
        sql("CREATE TABLE wizard AS SELECT generate_series(1, 1000) AS id");
        assertThat(backhaul("backup")).contains("1 table, 1,000 rows");
    }

    @AfterEach
    void takeDown() throws Exception {
        if (site != null) {
            for (String each : throwaways()) {
                site.docker("rm", "--force", "--volumes", each);
            }
            site.close();
        }
    }

    @Test
    void shouldProveInAContainerOfItsOwnAndRemoveIt() throws Exception {
        String volumes = site.docker("volume", "ls", "-q");

        String proof = backhaul("prove", "--scratch", "compose");

        assertThat(proof).contains("Proven: site/").contains("1 table, 1,000 rows");
        assertThat(throwaways()).isEmpty();
        assertThat(site.docker("volume", "ls", "-q")).isEqualTo(volumes);
        assertThat(sql("SELECT datname FROM pg_database WHERE datname ~ 'proof'"))
                .isEmpty();
    }

    @Test
    void shouldBeCutOffFromEverythingAndSweptByTheNextProofWhenKilled() throws Exception {
        configure("    checks: [ { name: slow, sql: SELECT pg_sleep(60) IS NULL, expect: true } ]\n");
        Process killed = start("prove", "--scratch", "compose");
        String left = awaitOnlyThrowaway();
        awaitRestored(left);
        assertThat(site.docker("inspect", "--format", "{{.HostConfig.NetworkMode}} {{len .HostConfig.Binds}}", left))
                .isEqualToIgnoringWhitespace("none 0");
        killed.destroyForcibly().waitFor();
        assertThat(throwaways()).containsExactly(left);
        configure("");

        String proof = backhaul("prove", "--scratch", "compose");

        assertThat(proof)
                .contains("note: Removed the container " + left + ", which a proof that was killed had left")
                .contains("Proven: site/");
        assertThat(throwaways()).isEmpty();
    }

    @Test
    void shouldRemoveItWhenItIsInterrupted() throws Exception {
        configure("    checks: [ { name: slow, sql: SELECT pg_sleep(60) IS NULL, expect: true } ]\n");
        Process interrupted = start("prove", "--scratch", "compose");
        awaitRestored(awaitOnlyThrowaway());

        interrupted.destroy();

        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(throwaways()).isEmpty();
    }

    @Test
    void shouldRefuseProgramsThatCouldNotReachIt() throws Exception {
        configure("    checks: [ { name: managed, command: [./manage] } ]\n");

        Process refused = start("prove", "--scratch", "compose");

        assertThat(refused.waitFor()).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(folder.resolve("output")))
                .contains("The check 'managed' runs a program, which cannot reach a database inside a container; name a"
                        + " server that it can reach with --on");
        assertThat(throwaways()).isEmpty();
    }

    private void configure(String checks) throws IOException {
        Files.writeString(
                site.folder().resolve("backhaul.yml"),
                "project: site\nstore: \"file://" + folder + "/store\"\ndatabases:\n  default:\n    name: wizards\n"
                        + checks);
    }

    private String awaitOnlyThrowaway() throws Exception {
        while (throwaways().isEmpty()) {
            Thread.sleep(100);
        }
        return throwaways().get(0);
    }

    /** Until the check sleeps in the restored copy. */
    private void awaitRestored(String container) throws Exception {
        String question = "SELECT count(*) FROM pg_stat_activity WHERE query ~ 'pg_sleep' AND datname ~ 'proof'";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < deadline) {
            try {
                String found = site.docker("exec", container, "psql", "-XAtqU", "postgres", "-c", question);
                if (found.strip().equals("1")) {
                    return;
                }
            } catch (IOException e) {
                // The server in it is not ready yet.
                Thread.sleep(100);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The check was not asked: " + Files.readString(folder.resolve("output")));
    }

    private List<String> throwaways() throws Exception {
        return site.docker("ps", "-a", "--filter", "name=backhaul-throwaway", "--format", "{{.Names}}")
                .lines()
                .toList();
    }

    private String sql(String sql) throws Exception {
        return site.compose("exec", "-T", "db", "psql", "-XAtq", "-U", "postgres", "-d", "wizards", "-c", sql)
                .strip();
    }

    private String backhaul(String... arguments) throws Exception {
        int exitCode = start(arguments).waitFor();
        String said = Files.readString(folder.resolve("output"));
        assertThat(exitCode).as(said).isZero();
        return said;
    }

    private Process start(String... arguments) throws IOException {
        String config = site.folder().resolve("backhaul.yml").toString();
        return Cli.start(
                folder.resolve("output"),
                site.environment(),
                Stream.concat(Stream.of(arguments), Stream.of("--config", config))
                        .toArray(String[]::new));
    }
}
