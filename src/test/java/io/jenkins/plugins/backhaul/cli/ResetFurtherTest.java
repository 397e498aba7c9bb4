package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What a reset does beside the branch and the database: it deploys to a remote, and copies media. */
class ResetFurtherTest extends ResetCase {
    private Path remote() throws IOException {
        GitForTests.run(folder, "init", "-q", "--bare", "dokku");
        git.work("push", "-q", folder.resolve("dokku").toString(), oldStaging + ":refs/heads/main");
        configureStaging("remote: " + folder.resolve("dokku"));
        return folder.resolve("dokku");
    }

    private static String deployed(Path remote) throws IOException {
        return GitForTests.run(remote, "rev-parse", "main");
    }

    @Test
    void shouldDeployWhatWasPushedToARemoteThatHasSomethingElse() throws Exception {
        Path remote = remote();
        Result done = reset("--merge", "feature/robes", "--yes");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(deployed(remote)).isEqualTo(tip("staging")).isNotEqualTo(oldStaging);
        assertThat(run("deployments", "-e", "staging").out())
                .contains("staging  " + tip("staging").substring(0, 10));
    }

    @Test
    void shouldTellBothStoriesWhenTheNewDataCannotBeDeployedOn() throws Exception {
        Path remote = remote();
        Path hook =
                Files.writeString(remote.resolve("hooks/pre-receive"), "#!/bin/sh\necho no such column >&2; exit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        Result stopped = reset("--yes");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err())
                .containsPattern(
                        "Resetting staging stopped at 'deploy': The databases of staging hold production's data now;"
                                + " what it held before is in the backup [0-9-]+.tar.lrz. On that data the deployment did not become"
                                + " well: Deploying [0-9a-f]{10} to staging failed: .*no such column")
                .contains("Done is: backup, git, database default. Give the same order again to go on from there");
        assertThat(server.sql(staging, "SELECT title FROM page")).isEqualTo("Hats of production\n");

        Files.delete(hook);
        Result next = reset("--yes");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(deployed(remote)).isEqualTo(tip("staging"));
    }

    @Test
    void shouldResetFromABackupWhereProductionCannotBeAsked() throws Exception {
        server.sql(staging, "CREATE TABLE visitor AS SELECT 'a@b.example' AS email");
        change(text -> text.replaceFirst(
                "(?s)(branch: master\n    databases: \\{ default: \\{ url: )\"[^\"]*\"",
                "$1\"postgresql://postgres@127.0.0.1:1/away\""));
        Result done = reset("--skip", "git", "--confirm", "staging");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.err())
                .contains("production cannot be asked from here, so its data is known by its backups only: ")
                .contains("2 user accounts, unless production has them too: planted1, tess.tester")
                .contains("No rule under 'scrub' says what becomes of visitor.email (holds e-mail addresses) in ");
        assertThat(server.sql(staging, "SELECT title FROM page")).isEqualTo("Hats of production\n");
    }

    @Test
    void shouldCopyMediaAndDeleteNoneUnlessThatIsWanted() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("media of production/original_images"));
        Path ours = Files.createDirectories(folder.resolve("media of staging/original_images"));
        Files.writeString(theirs.resolve("hat + ü.png"), "hat");
        Files.writeString(ours.resolve("old.png"), "old");
        configureStaging("media: { location: \"" + ours.getParent() + "\" }");
        change(text -> text.replace(
                "    branch: master\n",
                "    branch: master\n    media: { location: \"" + theirs.getParent() + "\" }\n"));
        Result done = reset("--skip", "git", "--yes");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.err())
                .contains("media: 1 object to copy, 3 B; 0 are the same")
                .contains(
                        "1 object of staging's media that production does not have stay; --delete-media deletes them");
        assertThat(ours.resolve("hat + ü.png")).hasContent("hat");
        assertThat(ours.resolve("old.png")).exists();
        assertThat(git.work().resolve(".git/backhaul/reset-staging/media-before.txt"))
                .hasContent("3\toriginal_images/old.png\n");

        assertThat(reset("--skip", "git", "--delete-media", "--yes").exitCode()).isZero();
        assertThat(ours.resolve("old.png")).doesNotExist();
    }

    @Test
    void shouldDeleteNoMediaThatThePlanDidNotTellOf() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("media of production"));
        Path ours = Files.createDirectories(folder.resolve("media of staging"));
        Files.writeString(theirs.resolve("logo.png"), "logo");
        for (int i = 0; i < 12; i++) {
            Files.writeString(theirs.resolve(i + ".png"), "page");
            Files.writeString(ours.resolve(i + ".png"), "page");
        }
        // The check runs after the plan and before media are copied.
        Path lost = Files.writeString(folder.resolve("lose"), "#!/bin/sh\nrm '" + theirs + "'/[0-9]*.png\n");
        Files.setPosixFilePermissions(lost, PosixFilePermissions.fromString("rwxr-xr-x"));
        configure("check: [" + lost + "]\n");
        configureStaging("media: { location: \"" + ours + "\" }");
        change(text -> text.replace(
                "    branch: master\n", "    branch: master\n    media: { location: \"" + theirs + "\" }\n"));

        Result done = reset("--delete-media", "--yes");

        assertThat(done.exitCode()).as(done.out() + done.err()).isEqualTo(ExitCode.FAILED);
        assertThat(done.err())
                .contains("media: 12 objects would be deleted from staging's media, and the plan said 0; nothing was"
                        + " copied or deleted. Look whether the media of production are whole");
        assertThat(ours.resolve("0.png")).exists();
    }
}
