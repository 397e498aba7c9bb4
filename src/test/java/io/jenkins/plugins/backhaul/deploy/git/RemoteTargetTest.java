package io.jenkins.plugins.backhaul.deploy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteTargetTest {
    @TempDir
    private Path temp;

    private GitForTests git;
    private Path remote;
    private RemoteTarget target;

    @BeforeEach
    void makeRepositories() throws IOException {
        git = new GitForTests(temp);
        GitForTests.run(temp, "init", "--quiet", "--bare", "heroku");
        remote = temp.resolve("heroku");
        Checkout checkout = new Checkout(new LocalPrograms(), git.work(), Optional.empty(), GitForTests.ENVIRONMENT);
        target = new RemoteTarget(new LocalPrograms(), checkout, remote.toString(), "main", GitForTests.ENVIRONMENT);
    }

    private Commit commit(String page) throws IOException {
        return new Commit(git.write("page", page).push("master"));
    }

    private void deploy(Commit commit, Consent... consents) throws IOException {
        target.prepare(commit, Set.of(consents));
        target.put(target.current(), commit);
    }

    @Test
    void shouldPushToAnEmptyRemoteAndGoOn() throws Exception {
        Commit one = commit("one");
        assertThat(target.current()).isEmpty();

        deploy(one);
        assertThat(target.current()).contains(one);
        Commit two = commit("two");
        deploy(two);

        assertThat(target.current()).contains(two);
        assertThat(target.place()).isEqualTo("the branch main of " + remote);
    }

    @Test
    void shouldPutTheCommitFromBeforeBack() throws Exception {
        Commit one = commit("one");
        deploy(one);
        Commit two = commit("two");
        deploy(two);

        target.put(Optional.of(two), one);

        assertThat(target.current()).contains(one);
    }

    @Test
    void shouldForceOnlyWhenAsked() throws Exception {
        Commit hotfix = commit("hotfix");
        deploy(hotfix);
        git.work("reset", "--quiet", "--hard", "HEAD~1");
        Commit other = commit("other");

        assertThatThrownBy(() -> deploy(other))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessage("At the branch main of " + remote + " is " + hotfix + ", which " + other
                        + " does not include: it would be lost there. Merge it, or deploy with --force");
        assertThat(target.current()).contains(hotfix);
        deploy(other, Consent.FORCE_PUSH);
        assertThat(target.current()).contains(other);
    }

    @Test
    void shouldNotReplaceWhatSomebodyHasPushedMeanwhile() throws Exception {
        deploy(commit("one"));
        Commit mine = commit("mine");
        target.prepare(mine, Set.of());
        Commit theirs = commit("theirs");
        git.work("push", "--quiet", remote.toString(), "HEAD:refs/heads/main");

        assertThatThrownBy(() -> target.put(Optional.empty(), mine))
                .hasMessageContaining("git push failed in " + git.work())
                .hasMessageContaining("stale info");
        assertThat(target.current()).contains(theirs);
    }

    @Test
    void shouldSayWhatTheRemoteSays() throws Exception {
        Commit one = commit("one");
        Path hook = Files.writeString(
                remote.resolve("hooks/pre-receive"),
                "#!/bin/sh\necho 'Push rejected, failed to compile' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> deploy(one)).hasMessageContaining("Push rejected, failed to compile");
    }
}
