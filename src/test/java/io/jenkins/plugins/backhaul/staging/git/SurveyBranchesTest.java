package io.jenkins.plugins.backhaul.staging.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.staging.git.BranchSurvey.Merged;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyBranchesTest {
    @TempDir
    private Path folder;

    private GitForTests git;

    @BeforeEach
    void branch() throws IOException {
        git = new GitForTests(folder);
        git.write("page.html", "page\n").push("master");
        git.work("push", "-q", "origin", "HEAD:refs/heads/staging");
    }

    private void onBranch(String name, String base) throws IOException {
        git.work("fetch", "-q", "origin");
        git.work("checkout", "-q", "-B", name, base);
    }

    private void mergeIntoStaging(String branch) throws IOException {
        onBranch("staging", "origin/staging");
        git.work("merge", "-q", "--no-ff", "-m", "Merge", branch);
        git.work("push", "-q", "origin", "staging");
    }

    private BranchSurvey survey() throws IOException {
        try (OwnClone clone = OwnClone.of(new LocalPrograms(), git.work(), folder)) {
            return new SurveyBranches(clone).run("master", "staging");
        }
    }

    @Test
    void shouldNameWhatIsOnTheBranchOnly() throws IOException {
        onBranch("feature/hats", "origin/master");
        git.write("a", "1").push("feature/hats");
        git.write("a", "2").push("feature/hats");
        mergeIntoStaging("feature/hats");
        onBranch("feature/hats", "origin/feature/hats");
        git.write("a", "3").push("feature/hats");
        onBranch("feature/waiting", "origin/master");
        git.write("b", "1").push("feature/waiting");

        BranchSurvey survey = survey();

        assertThat(survey.merged())
                .singleElement()
                .satisfies(hats -> assertThat(hats.name()).isEqualTo("feature/hats"))
                .satisfies(hats -> assertThat(hats.author()).isEqualTo("Zoë"))
                .satisfies(hats -> assertThat(hats.commits()).isEqualTo(2))
                .satisfies(hats -> assertThat(hats.newer()).isEqualTo(1))
                .satisfies(hats -> assertThat(hats.isStale(Instant.now())).isFalse());
        assertThat(survey.strays()).isEmpty();
    }

    @Test
    void shouldNameCommitsThatAreOnNoBranch() throws IOException {
        onBranch("staging", "origin/staging");
        git.write("a", "1").push("staging");
        git.write("a", "2").work("add", "a");
        git.work("commit", "-q", "-m", "Mend it at once");
        git.work("push", "-q", "origin", "staging");

        assertThat(survey().strays())
                .hasValueSatisfying(strays -> assertThat(strays.count()).isEqualTo(2))
                .hasValueSatisfying(strays -> assertThat(strays.newest()).isEqualTo("Mend it at once"));
    }

    @Test
    void shouldNotCountWhatTheBaseHasInAnotherForm() throws IOException {
        onBranch("feature/hats", "origin/master");
        String hats = git.write("a", "1").push("feature/hats");
        mergeIntoStaging("feature/hats");
        onBranch("master", "origin/master");
        git.write("c", "other").push("master");
        git.work("cherry-pick", hats);
        git.work("push", "-q", "origin", "master");

        BranchSurvey survey = survey();

        assertThat(survey.merged()).isEmpty();
        assertThat(survey.strays()).isEmpty();
    }

    @Test
    void shouldCallABranchStaleThatNobodyHasWorkedOnForLong() throws IOException {
        onBranch("feature/old", "origin/master");
        git.write("a", "1").work("add", "a");
        GitForTests.run(
                git.work(), "-c", "user.name=Rincewind", "commit", "-q", "-m", "Old", "--date=2020-01-01T00:00:00Z");
        git.work("rebase", "-q", "-f", "--committer-date-is-author-date", "HEAD~1");
        git.work("push", "-q", "origin", "feature/old");
        mergeIntoStaging("feature/old");
        Merged old = survey().merged().get(0);

        assertThat(old.author()).isEqualTo("Rincewind");
        assertThat(old.last()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(old.isStale(Instant.parse("2020-03-31T00:00:00Z"))).isFalse();
        assertThat(old.isStale(Instant.parse("2020-04-01T00:00:00Z"))).isTrue();
    }

    @Test
    void shouldTakeABranchThatIsNotThereYetForEmpty() throws IOException {
        git.work("push", "-q", "origin", "--delete", "staging");

        assertThat(survey().tip()).isEmpty();
    }

    @Test
    void shouldSayThatTheBaseIsMissing() throws IOException {
        try (OwnClone clone = OwnClone.of(new LocalPrograms(), git.work(), folder)) {
            assertThatThrownBy(() -> new SurveyBranches(clone).run("trunk", "staging"))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessage("There is no branch trunk at the origin");
        }
    }

    @Test
    void shouldCloneWhatIsOnlyAPartHereAndRunNobodysHooks() throws IOException {
        GitForTests.run(folder, "clone", "-q", "--depth=1", "file://" + git.origin(), "shallow");
        Path shallow = folder.resolve("shallow");
        Path hook = Files.writeString(
                shallow.resolve(".git/hooks/post-checkout"), "#!/bin/sh\ntouch " + folder + "/hooked\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        onBranch("feature/hats", "origin/master");
        git.write("a", "1").push("feature/hats");

        try (OwnClone clone = OwnClone.of(new LocalPrograms(), shallow, folder)) {
            Rebuilt rebuilt = new RebuildBranch(clone)
                    .run(clone.tip("master").orElseThrow(), "staging", java.util.List.of("feature/hats"), false);
            assertThat(rebuilt.merged()).containsExactly("feature/hats");
            assertThat(clone.folder().resolve("a")).hasContent("1");
        }
        assertThat(folder.resolve("hooked")).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString())).noneMatch(each -> each.startsWith("clone-"));
        }
    }
}
