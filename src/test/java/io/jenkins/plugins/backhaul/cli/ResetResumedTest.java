package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reset that stopped half-way, and what becomes of it. */
class ResetResumedTest extends ResetCase {
    private Path journal() {
        return git.work().resolve(".git/backhaul/reset-staging/journal.json");
    }

    /** A reset that backs up and then fails, as the check of the new commit does. */
    private void stopAtGit() throws IOException {
        configure("check: [grep, never, page.html]\n");
        Result stopped = reset("--confirm", "staging");
        assertThat(stopped.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err())
                .contains(
                        "backhaul: Resetting staging stopped at 'git': The check grep never page.html of the new commit"
                                + " failed, so nothing was pushed: grep ended with exit code 1")
                .contains("Done is: backup. Give the same order again to go on from there");
        assertStagingIsAsBefore();
        assertThat(Files.getPosixFilePermissions(journal().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    private long backups() {
        return run("list").out().lines().count() - 1;
    }

    @Test
    void shouldGoOnWhereItStopped() throws Exception {
        stopAtGit();
        assertThat(backups()).isEqualTo(2);
        configure("check: [grep, new, page.html]\n");
        Result done = reset("--confirm", "staging");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.err())
                .contains("backup: back up staging to " + folder + "/store (done already)")
                .contains("goes on with the reset that was begun ");
        assertThat(backups()).isEqualTo(2);
        assertThat(server.sql(staging, "SELECT title FROM page")).isEqualTo("Hats of production\n");
        assertThat(journal()).doesNotExist();
    }

    private void assertNotGoneOn(String reason, String... order) throws IOException {
        Result refused = reset(order);
        assertThat(refused.out() + refused.err()).containsPattern(reason);
        assertThat(refused.exitCode()).isNotZero();
        assertStagingIsAsBefore();
    }

    @Test
    void shouldNotGoOnWithWhatIsNoLongerTheSame() throws Exception {
        stopAtGit();
        configure("");
        assertNotGoneOn(
                "Another reset of staging is not over: \"Reset staging from production\", begun .* UTC, has done: backup."
                        + " Give the same order to go on with it, or forget it with --start-over",
                "--merge",
                "feature/hats",
                "--confirm",
                "staging");
        String written = Files.readString(journal());
        Files.writeString(
                journal(), written.replaceFirst("\"begun\" : \"[^\"]*\"", "\"begun\" : \"2026-01-01T00:00:00Z\""));
        assertNotGoneOn(
                "This reset was begun 2026-01-01 00:00 UTC, and staging may have been worked on since; begin anew with"
                        + " --start-over",
                "--confirm",
                "staging");
        Files.writeString(journal(), "{");
        assertNotGoneOn(
                "The journal.json in .* cannot be read: .*\\. Begin anew with --start-over", "--confirm", "staging");
        Files.writeString(journal(), written);
        try (var files = Files.list(folder.resolve("store/wizards"))) {
            Files.delete(files.sorted(Comparator.reverseOrder()).findFirst().orElseThrow());
        }
        assertNotGoneOn(
                "'backup' was done, but the backup [0-9-]+.tar.lrz is no longer in the store. Begin anew with"
                        + " --start-over",
                "--confirm",
                "staging");

        Result anew = reset("--confirm", "staging", "--start-over");
        assertThat(anew.exitCode()).as(anew.out() + anew.err()).isZero();
        assertThat(tip("staging")).isEqualTo(tip("master"));
    }

    @Test
    void shouldNotOverwriteWhatWasPushedSinceThePlan() throws Exception {
        Path push = Files.writeString(
                folder.resolve("push"),
                "#!/bin/sh\ncd " + git.work()
                        + " && git checkout -q staging && git -c user.name=Zoe -c user.email=z@z commit"
                        + " -q --allow-empty -m Late && git push -q origin staging\n");
        Files.setPosixFilePermissions(push, PosixFilePermissions.fromString("rwx------"));
        configure("check: [" + push + "]\n");
        String config = Files.readString(git.work().resolve("backhaul.yml"));
        Result stopped = reset("--confirm", "staging");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err())
                .contains(
                        "stopped at 'git': Somebody has pushed to staging since the plan was made; nothing was pushed."
                                + " Look at a new plan, which shows what they have pushed. Done is: backup.");
        assertThat(GitForTests.run(git.origin(), "log", "-1", "--format=%s", "staging"))
                .isEqualTo("Late");
        assertThat(config).contains("check");
        assertStagingIsOld();
    }

    @Test
    void shouldSayWhoElseResetsIt() throws Exception {
        Path slow = Files.writeString(
                folder.resolve("slow"), "#!/bin/sh\ntouch begun\ncp begun " + folder + "/begun\nexec sleep 60\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
        configure("check: [" + slow + "]\n");
        Process first = start(Map.of(), "--confirm", "staging");
        try {
            while (!Files.exists(folder.resolve("begun"))) {
                assertThat(first.isAlive()).isTrue();
                Thread.sleep(50);
            }
            Result second = reset("--confirm", "staging");
            assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(second.err())
                    .contains(", in process " + first.pid() + " since ")
                    .contains(" resets it; wait until that is over");
            Path laptop = Files.copy(
                    git.work().resolve("backhaul.yml"),
                    git.cloneTo("laptop").resolve("backhaul.yml"),
                    StandardCopyOption.REPLACE_EXISTING);
            Result elsewhere =
                    Cli.run("reset-staging", "--start-over", "--confirm", "staging", "--config", laptop.toString());
            assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(elsewhere.err())
                    .contains("Somebody else makes " + staging + " on ", " anew now: process " + first.pid() + " of ");
        } finally {
            first.descendants().forEach(ProcessHandle::destroyForcibly);
            first.destroyForcibly().waitFor();
        }
        assertStagingIsAsBefore();
    }

    /** As if it had been killed between the swap and the journal's next line. */
    private void forgetThatItWasDone(String phase) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode state = (ObjectNode) json.readTree(journal().toFile());
        ((ObjectNode) state.get("intended")).set(phase, ((ObjectNode) state.get("done")).remove(phase));
        json.writeValue(journal().toFile(), state);
    }

    @Test
    void shouldNotRepeatASwapThatWasKilledBeforeItCouldBeNoted() throws Exception {
        configure("call: nowhere\n");
        Map<String, String> variables = Map.of("NOWHERE", "http://127.0.0.1:1/");
        List<String> order = List.of("--merge", "feature/robes", "--drop-old", "--confirm", "staging");
        Result first = awaited(start(variables, order.toArray(String[]::new)));
        assertThat(first.exitCode()).as(first.out()).isEqualTo(ExitCode.FAILED);
        server.sql(staging, "INSERT INTO page (title) VALUES ('Not restored a second time')");
        String aside = server.createDatabase(staging + "_before_20260101_000000");
        forgetThatItWasDone("git");
        forgetThatItWasDone("database default");
        letItHaveReplaced(aside);
        Result second = awaited(start(variables, order.toArray(String[]::new)));

        assertThat(second.out())
                .contains(
                        "git: build staging anew from master with what can be merged of feature/robes, and push it by force (done already)")
                .contains("check it, and only then swap it in (done already)")
                .contains(
                        " holds production's data now: it was swapped in by a run that was stopped before it could tell")
                .doesNotContain("loading", "user account", "everything in");
        assertThat(server.sql(staging, "SELECT title FROM page ORDER BY id"))
                .isEqualTo("Hats of production\nNot restored a second time\n");
        assertThat(databases()).containsExactlyInAnyOrder(production, staging);
    }

    /** As if it had been killed before it dropped what it had replaced. */
    private void letItHaveReplaced(String aside) throws IOException {
        String identity = server.sql(
                        "postgres",
                        "SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid FROM pg_database"
                                + " WHERE datname = '" + aside + "'")
                .strip();
        ObjectMapper json = new ObjectMapper();
        ObjectNode state = (ObjectNode) json.readTree(journal().toFile());
        ((ObjectNode) state.at("/intended/database default/facts")).put("replaced default", identity);
        json.writeValue(journal().toFile(), state);
    }
}
