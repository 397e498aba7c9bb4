package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills resets at random moments, looks what each has left, and gives the same order again until it is done; then staging is made old
 * again. No part of the gate, as it takes about ten seconds a kill: {@code mvn test -Dtest=ResetKilledAtRandom -Dkills=40}. The seed that
 * it prints repeats the moments, though not what happens in them: {@code -Dseed=}.
 */
class ResetKilledAtRandom extends ResetCase {
    private static final String[] ORDER = {"--merge", "feature/robes", "--confirm", "staging"};
    private static final String OLD_STAGING = PEOPLE + """
            INSERT INTO auth_user (username, email) VALUES ('tess.tester', 'tess@agency.example');
            INSERT INTO page (title) VALUES ('Test content');
            CREATE TABLE staging_only AS SELECT 'old staging' AS text;
            """;

    private static final List<String> STEPS = List.of(
            "publishing", "building", "loading", "scrubbing", "swapping", "swapping", "getting", "putting", "copying");

    private final int wanted = Integer.getInteger("kills", 40);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> seen = new TreeMap<>();
    private final String productionVisits = production + "_v";
    private final String stagingVisits = staging + "_v";
    private final List<String> outputs = new ArrayList<>();
    private Path remote;
    private Path media;
    private int kills;

    @BeforeEach
    void addMore() throws Exception {
        server.createDatabase(productionVisits);
        server.sql(
                productionVisits,
                "CREATE TABLE visit AS SELECT i AS id, 'planted' || i || '@clients.example' AS email"
                        + " FROM generate_series(1, 5000) AS i");
        server.sql(
                production,
                "INSERT INTO page (title) SELECT repeat('many pages ', 20) || i FROM generate_series(1, 3000) AS i");
        GitForTests.run(folder, "init", "-q", "--bare", "dokku");
        remote = folder.resolve("dokku");
        media = folder.resolve("media of staging");
        Path theirs = Files.createDirectories(folder.resolve("media of production/original_images"));
        for (int i = 0; i < 50; i++) {
            Files.writeString(theirs.resolve(i + ".png"), "hat " + i);
        }
        configureStaging(
                "remote: " + remote + "\n    health: { hold: 0s }\n    media: { location: \"" + media + "\" }");
        change(text -> addedTo(production, productionVisits, addedTo(staging, stagingVisits, text))
                .replace("tables: { page: keep,", "tables: { visit: { email: { fake: email } }, page: keep,")
                .replace(
                        "    branch: master\n",
                        "    branch: master\n    media: { location: \"" + theirs.getParent() + "\" }\n"));
        assertThat(run("backup", "-e", "production").exitCode()).isZero();
    }

    private static String addedTo(String one, String other, String text) {
        return text.replace(
                "databases: { default: { url: \"" + Cli.uri(one) + "\" } }",
                "databases: { default: { url: \"" + Cli.uri(one) + "\" }, visits: { url: \"" + Cli.uri(other)
                        + "\" } }");
    }

    private void makeStagingOldAgain() throws Exception {
        server.dropDatabases(staging);
        server.createDatabase(staging);
        server.sql(staging, OLD_STAGING);
        server.createDatabase(stagingVisits);
        server.sql(stagingVisits, "CREATE TABLE visit AS SELECT 1 AS id, 'old staging' AS email");
        git.work("push", "-q", "--force", "origin", oldStaging + ":refs/heads/staging");
        git.work("push", "-q", "--force", remote.toString(), oldStaging + ":refs/heads/main");
        Files.createDirectories(media);
        try (Stream<Path> files = Files.walk(media)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        outputs.clear();
    }

    @Test
    void shouldLeaveStagingOldOrWholeAndFinishWhenAskedAgain() throws Exception {
        System.out.println("seed " + seed);
        makeStagingOldAgain();
        long begun = System.nanoTime();
        assertEnded(start(Map.of(), ORDER));
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        System.out.println("not killed: " + whole + " ms");
        while (kills < wanted) {
            makeStagingOldAgain();
            killUntilDone(whole);
        }
        System.out.println(kills + " kills, after which was found: " + seen);
    }

    private void killUntilDone(long whole) throws Exception {
        while (true) {
            Process reset = start(Map.of(), ORDER);
            if (endsFirst(reset, whole)) {
                assertEnded(reset);
                return;
            }
            kill(reset);
            kills++;
            if (lookWhatIsLeft().equals("new") && Files.notExists(journal())) {
                // It was done, and about to say so.
                assertDone();
                return;
            }
        }
    }

    private Path journal() {
        return git.work().resolve(".git/backhaul/reset-staging/journal.json");
    }

    /** Waits for the moment to kill: some time after its beginning, but not while it only looks, or after it has told of a step. */
    private boolean endsFirst(Process reset, long whole) throws Exception {
        if (random.nextBoolean()) {
            return reset.waitFor(whole / 3 + random.nextLong(whole), TimeUnit.MILLISECONDS);
        }
        String step = STEPS.get(random.nextInt(STEPS.size()));
        while (reset.isAlive() && !Files.readString(folder.resolve("output")).contains(step)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return reset.waitFor(random.nextLong(400), TimeUnit.MILLISECONDS);
    }

    /** Sometimes with all that it has started, as when a machine goes down or a container is removed. */
    private void kill(Process process) throws InterruptedException {
        List<ProcessHandle> children =
                random.nextBoolean() ? process.descendants().toList() : List.of();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private String lookWhatIsLeft() throws Exception {
        keepOutput();
        String last = last();
        String state =
                state(staging, "SELECT title FROM page ORDER BY id LIMIT 1", "Test content", "Hats of production");
        String visits = state(stagingVisits, "SELECT left(email, 5) FROM visit LIMIT 1", "old s", "user.");
        if (!state.equals(visits)) {
            Result plan = reset("--merge", "feature/robes");
            assertThat(plan.out()).contains("they do not fit together until this is gone on with");
        }
        assertNobodyIsThere();
        System.out.println("killed after '" + last + "': " + state + ", " + visits);
        String both = state.equals(visits) ? state : "default " + state + ", visits " + visits;
        seen.merge(both, 1, Integer::sum);
        return both;
    }

    private String state(String database, String question, String old, String young) {
        String answer = server.sql(database, question).strip();
        assertThat(answer).isIn(old, young);
        if (answer.equals(young) && database.equals(staging)) {
            assertThat(server.sql(database, "SELECT hostname FROM wagtailcore_site; SELECT count(*) FROM page"))
                    .isEqualTo("staging.wizards.example\n3001\n");
        }
        return answer.equals(old) ? "old" : "new";
    }

    private void keepOutput() throws IOException {
        outputs.add(Files.readString(folder.resolve("output")));
    }

    private String last() {
        return outputs.get(outputs.size() - 1)
                .lines()
                .reduce((one, next) -> next)
                .orElse("")
                .replaceAll("_restoring_\\w+", "_restoring_…")
                .strip();
    }

    /** Of the people of production nobody is in staging's databases and files, in a copy that somebody may read, in logs or the journal. */
    private void assertNobodyIsThere() throws Exception {
        for (String each : databases()) {
            if (each.startsWith(staging) && (!each.contains("_restoring_") || isOpen(each))) {
                for (String text : everythingOf(each)) {
                    assertThat(isClean(text)).as("what is in %s", each).isTrue();
                }
            }
        }
        outputs.forEach(each -> assertThat(isClean(each)).isTrue());
        try (Stream<Path> files = Files.walk(git.work().resolve(".git/backhaul"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(isClean(Files.readString(file, StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    private static boolean isClean(String text) {
        return !text.contains("planted") && !text.contains("Plantowski");
    }

    /** Whether anybody but the user of the restore may connect. */
    private boolean isOpen(String database) {
        return server.sql(
                        "postgres",
                        "SELECT datconnlimit <> 0 AND has_database_privilege('pg_monitor', oid, 'CONNECT')"
                                + " FROM pg_database WHERE datname = '" + database + "'")
                .startsWith("t");
    }

    private void assertEnded(Process reset) throws Exception {
        Result done = awaited(reset);
        keepOutput();
        assertThat(done.exitCode()).as(String.join("\n----\n", outputs)).isZero();
        assertDone();
    }

    private void assertDone() throws Exception {
        assertThat(state(staging, "SELECT title FROM page ORDER BY id LIMIT 1", "Test content", "Hats of production"))
                .isEqualTo("new");
        assertThat(state(stagingVisits, "SELECT left(email, 5) FROM visit LIMIT 1", "old s", "user."))
                .isEqualTo("new");
        assertNobodyIsThere();
        assertThat(GitForTests.run(remote, "rev-parse", "main"))
                .isEqualTo(tip("staging"))
                .isNotEqualTo(oldStaging);
        try (Stream<Path> files = Files.list(media.resolve("original_images"))) {
            assertThat(files).hasSize(50);
        }
        assertThat(databases()).as(String.join("\n----\n", outputs)).noneMatch(each -> each.contains("_restoring_"));
        assertThat(databases())
                .as("nothing is swapped in twice")
                .filteredOn(each -> each.contains("_before_"))
                .hasSize(2);
        assertThat(journal()).doesNotExist();
    }
}
