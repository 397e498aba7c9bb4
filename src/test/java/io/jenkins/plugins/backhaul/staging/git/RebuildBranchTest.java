package io.jenkins.plugins.backhaul.staging.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt.LeftOut;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildBranchTest {
    @TempDir
    private Path folder;

    private GitForTests git;
    private OwnClone clone;
    private Commit master;

    @BeforeEach
    void branch() throws IOException {
        git = new GitForTests(folder);
        git.write("page.html", "page\n").push("master");
        for (String each : List.of("hats", "wands")) {
            git.work("checkout", "-q", "-B", each, "master");
            git.write("page.html", each + "\n").write(each + " ü.html", each).push("feature/" + each);
        }
        git.work("checkout", "-q", "-B", "robes", "master");
        git.write("robes.html", "robes").push("feature/robes");
        master = new Commit(git.work("rev-parse", "master"));
        clone = OwnClone.of(new LocalPrograms(), git.work(), folder);
    }

    @AfterEach
    void close() {
        clone.close();
    }

    private Rebuilt rebuild(boolean fastForwardOnly, String... branches) throws IOException {
        return new RebuildBranch(clone).run(tip("master"), "staging", List.of(branches), fastForwardOnly);
    }

    private Commit tip(String branch) {
        return clone.tip(branch).orElseThrow();
    }

    @Test
    void shouldLeaveOutWhatConflictsAndNameItsFiles() throws IOException {
        Rebuilt rebuilt = rebuild(false, "feature/hats", "feature/wands", "feature/robes", "feature/none");

        assertThat(rebuilt.merged()).containsExactly("feature/hats", "feature/robes");
        assertThat(rebuilt.leftOut())
                .containsExactly(
                        new LeftOut("feature/wands", "conflicts in page.html"),
                        new LeftOut("feature/none", "there is no such branch at the origin"));
        assertThat(clone.git()
                        .run(
                                "log",
                                "--first-parent",
                                "--format=%s",
                                master.hash() + ".." + rebuilt.commit().hash())
                        .lines())
                .containsExactly(
                        "Merge branch 'feature/robes' into staging", "Merge branch 'feature/hats' into staging");
        assertThat(clone.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void shouldOnlyGoForwardWhereThatIsWanted() throws IOException {
        Rebuilt rebuilt = rebuild(true, "feature/hats", "feature/robes");

        assertThat(rebuilt.commit()).isEqualTo(tip("feature/hats"));
        assertThat(rebuilt.leftOut())
                .containsExactly(new LeftOut("feature/robes", "it does not begin where staging is now"));
    }

    @Test
    void shouldReplaceOnlyWhatWasSeen() throws IOException {
        Rebuilt rebuilt = rebuild(false, "feature/robes");
        new RebuildBranch(clone).push(rebuilt.commit(), "staging", Optional.empty());
        assertThat(GitForTests.run(git.origin(), "rev-parse", "staging"))
                .isEqualTo(rebuilt.commit().hash());

        assertThatThrownBy(() -> new RebuildBranch(clone).push(master, "staging", Optional.of(master)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageStartingWith("Somebody has pushed to staging since the plan was made; nothing was pushed.");
        assertThatThrownBy(() -> new RebuildBranch(clone).push(master, "staging", Optional.empty()))
                .hasMessageStartingWith("Somebody has pushed to staging since the plan was made");
    }
}
