package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reset that is killed: staging is the old one or the complete new one, and the next run finishes the work. */
class ResetKilledTest extends ResetCase {
    private static final String STRANGERS = "SELECT count(*) FROM auth_user WHERE email NOT LIKE 'user.%@example.com'";

    private String journal() throws IOException {
        Path file = git.work().resolve(".git/backhaul/reset-staging/journal.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void assertOldOrNew() {
        boolean old = server.sql(staging, "SELECT count(*) FROM pg_tables WHERE tablename = 'staging_only'")
                .equals("1\n");
        assertThat(old
                        || server.sql(staging, STRANGERS + "; SELECT hostname FROM wagtailcore_site")
                                .equals("0\nstaging.wizards.example\n"))
                .isTrue();
    }

    private void assertTheNextRunFinishes() {
        Result next = reset("--merge", "feature/robes", "--confirm", "staging");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(server.sql(staging, STRANGERS + "; SELECT title FROM page")).isEqualTo("0\nHats of production\n");
        assertThat(databases()).noneMatch(each -> each.contains("_restoring_"));
    }

    /** Each run is killed a little later than the one before, and goes on with what that has left. */
    @Test
    void shouldFinishWhatIsKilledAgainAndAgain() throws Exception {
        for (String mark : List.of(
                "\"begun\"",
                "\"backup\" :",
                "intended\" : \\{\\s*\"git\"",
                "\"git\" : (?s:.*)\"intended\"",
                "intended\" : \\{\\s*\"database default\"",
                "\"database default\" : (?s:.*)\"intended\"")) {
            Process killed = start(Map.of(), "--merge", "feature/robes", "--confirm", "staging");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (!Pattern.compile(mark).matcher(journal()).find() && killed.isAlive()) {
                assertThat(System.nanoTime()).as(mark).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(2);
            }
            kill(killed);
            assertOldOrNew();
        }
        assertTheNextRunFinishes();
        assertThat(run("list").out().lines()).hasSizeBetween(3, 4);
    }

    @Test
    void shouldKeepTheCopyFromEverybodyWhenKilledWhileItIsScrubbed() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\ntouch " + folder + "/begun\nexec sleep 60\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
        Path config = git.work().resolve("backhaul.yml");
        String before = Files.readString(config);
        Files.writeString(config, before.replace("profile: wagtail,", "profile: wagtail, command: [" + slow + "],"));
        Process killed = start(Map.of(), "--merge", "feature/robes", "--confirm", "staging");
        while (!Files.exists(folder.resolve("begun"))) {
            assertThat(killed.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        kill(killed);
        assertStagingIsStillTheOldOne();

        Files.writeString(config, before);
        assertTheNextRunFinishes();
    }

    private void assertStagingIsStillTheOldOne() {
        assertThat(server.sql(staging, "SELECT text FROM staging_only")).isEqualTo("old staging\n");
    }

    /** The origin is a folder here, so that its end of a push is killed too, and leaves a lock as no server would. */
    private void kill(Process process) throws Exception {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : children) {
            each.onExit().get(10, TimeUnit.SECONDS);
        }
        Files.deleteIfExists(git.origin().resolve("refs/heads/staging.lock"));
    }
}
