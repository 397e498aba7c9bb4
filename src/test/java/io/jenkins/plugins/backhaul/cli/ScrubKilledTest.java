package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.demo.DatabaseAddress;
import io.jenkins.plugins.backhaul.demo.WagtailSite;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole site of Wagtail, scrubbed by the profile; also when it is killed, and while others try to get at the copy. */
class ScrubKilledTest extends ScrubCase {
    private static final int ROUNDS = 4;
    private static final long LONGEST_MILLIS = 6000;
    private static final String PEOPLE = "SELECT count(*) FROM auth_user WHERE email NOT LIKE 'user.%@example.com'";

    private final Random random = new Random();

    @BeforeEach
    void fill() throws Exception {
        WagtailSite.ofSize(3)
                .fill(new DatabaseAddress(
                        server.socketFolder().toString(), server.port(), PrivatePostgres.USER, production));
        server.sql(production, "UPDATE auth_user SET email = 'planted' || id || '@clients.example'");
        configure("allows-scrub: true", """
                scrub:
                  profile: wagtail
                  tables:
                    wagtailcore_site: keep
                    home_standardpage: keep
                    analytics_pageview: keep
                    wagtaildocs_document: { thumbnail: keep }
                """);
        backUp();
    }

    @Test
    void shouldScrubASiteOfWagtailByItsProfile() throws Exception {
        Result restore = restore();

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(server.sql(
                        staging,
                        PEOPLE + "; SELECT count(*) FROM wagtailforms_formsubmission;"
                                + " SELECT count(*) FROM django_session; SELECT count(*) FROM wagtailcore_revision;"
                                + " SELECT count(*) FROM wagtailcore_page WHERE latest_revision_id IS NOT NULL"))
                .isEqualTo("0\n0\n0\n0\n0\n");
        assertThat(server.sql(staging, "SELECT count(*) FROM wagtailcore_page"))
                .isEqualTo(server.sql(production, "SELECT count(*) FROM wagtailcore_page"));
        for (String each : everythingOf(staging)) {
            assertThat(each.contains("@clients.example")).isFalse();
        }
    }

    @Test
    void shouldLeaveTheOldStagingOrTheScrubbedOneWhenKilledAtAnyMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process restore = Cli.start(
                    folder.resolve("output"),
                    Map.of(),
                    withConfig("restore", "latest", "--drop-old", "--into", "staging"));
            Thread.sleep(random.nextLong(LONGEST_MILLIS));
            restore.destroyForcibly().waitFor();
            assertOldOrScrubbed();
        }

        Result next = restore("--drop-old");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(databases()).containsExactlyInAnyOrder(production, staging);
        assertThat(server.sql(staging, PEOPLE)).isEqualTo("0\n");
    }

    @Test
    void shouldLeaveStagingWhenItIsKilledBetweenTheRulesAndTheSwap() throws Exception {
        Path program = Files.writeString(folder.resolve("slow"), "#!/bin/sh\necho $PGDATABASE > copy\nexec sleep 60\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                folder.resolve("backhaul.yml"),
                Files.readString(folder.resolve("backhaul.yml")) + "  command: [./slow]\n");
        server.sql("postgres", "CREATE ROLE " + name + " LOGIN");
        Process restore =
                Cli.start(folder.resolve("output"), Map.of(), withConfig("restore", "latest", "--into", "staging"));
        try {
            String copy = awaitLine(folder.resolve("copy"), restore);
            assertThat(refusal(copy)).contains("too many connections for database");
        } finally {
            List<ProcessHandle> children = restore.descendants().toList();
            restore.destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
            server.sql("postgres", "DROP ROLE " + name);
        }

        assertThat(server.sql(staging, "SELECT text FROM staging_only")).isEqualTo("old staging\n");
    }

    private void assertOldOrScrubbed() {
        boolean old = server.sql(staging, "SELECT count(*) FROM pg_tables WHERE tablename = 'staging_only'")
                .equals("1\n");
        assertThat(old || server.sql(staging, PEOPLE).equals("0\n")).isTrue();
    }

    private static String awaitLine(Path file, Process writer) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(writer.isAlive() && System.nanoTime() < deadline).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Files.readString(file).strip();
    }

    /** What an ordinary user is told who knows the name of the copy. */
    private String refusal(String copy) throws Exception {
        Process psql = new ProcessBuilder(
                        server.programs().resolve("psql").toString(),
                        "-Xqc",
                        "SELECT 1",
                        "host=" + server.socketFolder() + " port=" + server.port() + " user=" + name + " dbname="
                                + copy)
                .redirectErrorStream(true)
                .start();
        String said = new String(psql.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        psql.waitFor();
        return said;
    }
}
