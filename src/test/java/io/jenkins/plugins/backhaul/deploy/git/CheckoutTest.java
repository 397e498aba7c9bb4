package io.jenkins.plugins.backhaul.deploy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
    @TempDir
    private Path temp;

    private GitForTests git;
    private Path folder;
    private Commit first;

    @BeforeEach
    void makeRepositories() throws IOException {
        git = new GitForTests(temp);
        first = new Commit(git.write("page", "one").push("master"));
        folder = git.cloneTo("wizards");
    }

    private Checkout checkout() {
        return checkout(Optional.empty());
    }

    private Checkout checkout(Optional<Path> source) {
        return new Checkout(new LocalPrograms(), folder, source, GitForTests.ENVIRONMENT);
    }

    private void put(Commit commit, Consent... consents) throws IOException {
        Checkout checkout = checkout();
        checkout.prepare(commit, Set.of(consents));
        checkout.put(commit);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("page"));
    }

    @Test
    void shouldPutExactlyTheCommitThoughANewerOneIsThere() throws Exception {
        Commit tested = new Commit(git.write("page", "tested").push("master"));
        git.write("page", "newest").push("master");

        put(tested);

        assertThat(page()).isEqualTo("tested");
        assertThat(checkout().head()).contains(tested);
        assertThat(checkout().branch()).isEmpty();
    }

    @Test
    void shouldKeepWhatGitDoesNotTrack() throws Exception {
        Files.writeString(folder.resolve(".env"), "SECRET=1");
        Files.createDirectories(folder.resolve("media"));
        Files.writeString(folder.resolve("media/photo"), "photo");
        Commit next = new Commit(
                git.write(".gitignore", ".env\n").write("page", "two").push("master"));

        put(next);
        put(first);

        assertThat(page()).isEqualTo("one");
        assertThat(folder.resolve(".env")).hasContent("SECRET=1");
        assertThat(folder.resolve("media/photo")).hasContent("photo");
    }

    @Test
    void shouldNotReplaceAFileThatGitIgnores() throws Exception {
        Files.writeString(folder.resolve(".git/info/exclude"), ".env\n");
        Files.writeString(folder.resolve(".env"), "SECRET=1");
        Commit next = new Commit(git.write(".env", "SECRET=from a commit").push("master"));

        assertThatThrownBy(() -> put(next))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessage("In " + folder + " are files that Git does not track, and " + next
                        + " brings files of the same names: .env. Move them away, or take them out of the commit");
        assertThat(folder.resolve(".env")).hasContent("SECRET=1");
        assertThat(checkout().head()).contains(first);
    }

    @Test
    void shouldNameTheFilesThatWereChanged() throws Exception {
        Files.writeString(folder.resolve("page"), "changed by hand");
        Commit next = new Commit(git.write("page", "two").push("master"));

        assertThatThrownBy(() -> put(next))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessage("In " + folder + " files were changed that Git tracks: page. Commit them, or deploy with"
                        + " --discard, which keeps their changes as a patch");
        assertThat(page()).isEqualTo("changed by hand");
    }

    @Test
    void shouldKeepDiscardedChangesAsAPatch() throws Exception {
        Files.writeString(folder.resolve("page"), "changed by hand");
        Commit next = new Commit(git.write("page", "two").push("master"));

        put(next, Consent.DISCARD_CHANGES);

        assertThat(page()).isEqualTo("two");
        put(first);
        try (Stream<Path> records = Files.list(folder.resolve(".git/backhaul"))) {
            Path patch = records.findFirst().orElseThrow();
            GitForTests.run(folder, "apply", patch.toString());
        }
        assertThat(page()).isEqualTo("changed by hand");
    }

    @Test
    void shouldFetchACommitThatWasReplacedByForce() throws Exception {
        Commit tested = new Commit(git.write("page", "tested").push("develop"));
        git.work("reset", "--quiet", "--hard", "HEAD~1");
        git.write("page", "other").push("develop");

        put(tested);

        assertThat(page()).isEqualTo("tested");
    }

    @Test
    void shouldFetchACommitWhoseBranchIsDeleted() throws Exception {
        Commit tested = new Commit(git.write("page", "tested").push("feature/hats"));
        git.work("push", "--quiet", "origin", ":refs/heads/feature/hats");

        put(tested);

        assertThat(page()).isEqualTo("tested");
    }

    @Test
    void shouldSayThatTheCommitIsNowhere() {
        Commit lost = new Commit("0123456789".repeat(4));

        assertThatThrownBy(() -> put(lost))
                .hasMessage("The commit " + lost.hash() + " is not at the origin of " + folder
                        + "; was its branch pushed there, or replaced by force since?");
    }

    @Test
    void shouldTakeTheCommitFromTheWorkspaceWhenTheRemoteIsGone() throws Exception {
        Commit tested = new Commit(git.write("page", "tested").push("master"));
        Files.move(git.origin(), temp.resolve("gone"));
        Checkout checkout = checkout(Optional.of(git.work()));

        checkout.prepare(tested, Set.of());
        checkout.put(tested);

        assertThat(page()).isEqualTo("tested");
    }

    @Test
    void shouldSayThatTheRemoteCannotBeReached() throws Exception {
        Commit tested = new Commit(git.write("page", "tested").push("master"));
        GitForTests.run(folder, "remote", "set-url", "origin", "http://zoe:hunter2@127.0.0.1:9/wizards.git");

        assertThatThrownBy(() -> put(tested))
                .hasMessageStartingWith("git fetch failed in " + folder + ": fatal: unable to access 'http://")
                .hasMessageContaining("127.0.0.1:9/wizards.git")
                .hasMessageNotContaining("hunter2");
        assertThat(page()).isEqualTo("one");
    }

    @Test
    void shouldPutSubmodulesForwardAndBack() throws Exception {
        Path library = Files.createDirectory(temp.resolve("library"));
        GitForTests other = new GitForTests(library);
        other.write("spell", "old").push("master");
        git.work("submodule", "--quiet", "add", other.origin().toString(), "vendor/library");
        Commit old = new Commit(git.push("master"));
        other.write("spell", "new").push("master");
        git.work("submodule", "--quiet", "update", "--remote");
        Commit next = new Commit(git.push("master"));

        put(next);
        assertThat(folder.resolve("vendor/library/spell")).hasContent("new");
        put(old);
        assertThat(folder.resolve("vendor/library/spell")).hasContent("old");
    }

    @Test
    void shouldLeaveTheFolderAsItWasWhenTheDiskIsFull() throws Exception {
        Path small = Files.createDirectory(temp.resolve("small"));
        assumeTrue(mount(small), "Only root can mount a small disk");
        try {
            folder = git.cloneTo("small/wizards");
            git.write("aaa", "small file").write("big", "x".repeat(3 << 20)).write("page", "two");
            Commit next = new Commit(git.push("master"));
            Checkout checkout = checkout();
            checkout.prepare(next, Set.of());

            assertThatThrownBy(() -> checkout.put(next))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("unable to write file big");

            assertThat(page()).isEqualTo("one");
            assertThat(checkout.head()).contains(first);
            assertThat(GitForTests.run(folder, "status", "--porcelain")).isEmpty();
        } finally {
            new LocalPrograms().output(Invocation.of("umount", small.toString()));
        }
    }

    private static boolean mount(Path folder) throws IOException {
        try {
            new LocalPrograms()
                    .output(Invocation.of("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldSayThatThereIsNoCheckout() throws Exception {
        folder = Files.createDirectory(temp.resolve("empty"));

        assertThatThrownBy(() -> checkout().records())
                .hasMessage(
                        "There is no Git checkout in " + folder + "; make it once, with its .env and whatever else is"
                                + " not in Git: git clone <address> " + folder);
    }

    @Test
    void shouldFindTheTipOfABranch() throws Exception {
        Commit tip = new Commit(git.write("page", "two").push("develop"));

        assertThat(checkout().tip("develop")).isEqualTo(tip);
        assertThatThrownBy(() -> checkout().tip("nowhere"))
                .hasMessage("There is no branch nowhere at the origin of " + folder);
    }
}
