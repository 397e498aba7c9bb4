package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * As {@link ResetKilledAtRandom}, where containers run that are always started again and leave a trace in whatever database they find:
 * those of the code from before must leave none in the new data. {@code mvn test -Dtest=ResetComposeKilledAtRandom -Dkills=20}
 */
class ResetComposeKilledAtRandom extends ResetComposeCase {
    private static final List<String> STEPS =
            List.of("loading", "scrubbing", "Stopping", "swapping", "swapping", "getting", "putting", "waiting");

    private static final String WORKER = """
            services:
              worker:
                image: backhaul-for-tests
                init: true
                restart: always
                stop_grace_period: 1s
                volumes: [".:/code:ro"]
                entrypoint:
                  - sh
                  - -c
                  - |
                    code=$$(cat /code/code)
                    while :; do
                        PGPASSWORD=wizards psql -qh db -U postgres wizards -c "CREATE TABLE IF NOT EXISTS trace_of_$$code ()"
                        sleep 0.1
                    done
            """;

    private final int wanted = Integer.getInteger("kills", 20);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> seen = new TreeMap<>();
    private String old;
    private int kills;

    @Override
    void prepare() throws Exception {
        Files.writeString(site.folder().resolve("docker-compose.override.yml"), WORKER);
        old = site.git().write("code", "old\n").push("staging");
        site.git().write("code", "new\n").push("master");
    }

    @Override
    String scrub() {
        return "";
    }

    private void makeStagingOldAgain() throws Exception {
        site.compose("stop", "-t", "1", "web", "worker");
        for (String each : ofServer("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'wizards%'")
                .lines()
                .toList()) {
            ofServer("postgres", "DROP DATABASE \"" + each + "\" WITH (FORCE)");
        }
        ofServer("postgres", "CREATE DATABASE wizards");
        ofStaging(ResetCase.PEOPLE + "INSERT INTO page (title) VALUES ('Test content')");
        site.git().work("push", "-q", "--force", "origin", old + ":refs/heads/staging");
        GitForTests.run(site.folder(), "fetch", "-q", "origin");
        GitForTests.run(site.folder(), "checkout", "-q", "--detach", old);
        site.compose("up", "-d");
    }

    @Test
    void shouldNeverShowTheNewDataToTheCodeFromBefore() throws Exception {
        System.out.println("seed " + seed);
        makeStagingOldAgain();
        long begun = System.nanoTime();
        assertThat(reset().waitFor()).as(output()).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertDone();
        System.out.println("not killed: " + whole + " ms");
        while (kills < wanted) {
            makeStagingOldAgain();
            killUntilDone(whole);
        }
        System.out.println(kills + " kills, after which was found: " + seen);
    }

    private Process reset() throws Exception {
        return start(temp.resolve("output"), "reset-staging", "--confirm", "staging");
    }

    private String output() throws Exception {
        Path output = temp.resolve("output");
        return Files.exists(output) ? Files.readString(output) : "";
    }

    private void killUntilDone(long whole) throws Exception {
        while (true) {
            Process reset = reset();
            if (endsFirst(reset, whole)) {
                assertThat(reset.exitValue()).as(output()).isZero();
                assertDone();
                return;
            }
            reset.destroyForcibly().waitFor();
            kills++;
            // Long enough for a trace.
            TimeUnit.MILLISECONDS.sleep(700);
            if (lookWhatIsLeft().equals("new") && Files.notExists(journal())) {
                assertDone();
                return;
            }
        }
    }

    private boolean endsFirst(Process reset, long whole) throws Exception {
        if (random.nextBoolean()) {
            return reset.waitFor(whole / 4 + random.nextLong(whole), TimeUnit.MILLISECONDS);
        }
        String step = STEPS.get(random.nextInt(STEPS.size()));
        while (reset.isAlive() && !output().contains(step)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return reset.waitFor(random.nextLong(600), TimeUnit.MILLISECONDS);
    }

    private String lookWhatIsLeft() throws Exception {
        String last = output().lines().reduce((one, next) -> next).orElse("");
        String title = ofStaging("SELECT title FROM page").strip();
        assertThat(title).isIn("Test content", "Hats of production");
        String state = title.equals("Test content") ? "old" : "new";
        if (state.equals("new")) {
            assertThat(ofStaging("SELECT email FROM auth_user")).isEqualTo("user.1@example.com\n");
            assertThat(traces()).as(output()).doesNotContain("trace_of_old");
        }
        boolean runs =
                site.compose("ps", "--services", "--filter", "status=running").contains("worker");
        String found = state + (runs ? ", running" : ", standing still");
        if (!runs) {
            assertThat(backhaul("reset-staging").output())
                    .contains("stopped until the new commit is deployed to staging: ", " (all the same: docker start ");
        }
        System.out.println("killed after '" + last + "': " + found);
        seen.merge(found, 1, Integer::sum);
        return state;
    }

    private String traces() throws Exception {
        return ofStaging("SELECT tablename FROM pg_tables WHERE tablename LIKE 'trace_of_%'");
    }

    private void assertDone() throws Exception {
        assertThat(ofStaging("SELECT title FROM page")).isEqualTo("Hats of production\n");
        while (!traces().contains("trace_of_new")) {
            assertThat(site.compose("ps", "--services", "--filter", "status=running"))
                    .contains("worker");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(traces()).as(output()).isEqualTo("trace_of_new\n");
        assertThat(site.page()).isEqualTo("page zero");
        assertThat(journal()).doesNotExist();
        assertThat(ofServer("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'wizards\\_%'")
                        .lines())
                .singleElement()
                .asString()
                .startsWith("wizards_before_");
    }
}
