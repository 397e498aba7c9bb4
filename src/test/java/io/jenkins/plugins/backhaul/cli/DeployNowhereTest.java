package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not deployed, and why. */
class DeployNowhereTest {
    @TempDir
    private Path temp;

    private Path config;

    @BeforeEach
    void makeRepositories() throws Exception {
        GitForTests git = new GitForTests(temp);
        config = git.work().resolve("backhaul.yml");
        Files.writeString(config, """
                project: wizards
                environments:
                  staging:    { branch: develop, folder: %1$s/srv }
                  production: { branch: master,  folder: %1$s/srv }
                """.formatted(temp));
    }

    private String deploy(String... more) {
        String[] all = new String[more.length + 3];
        System.arraycopy(more, 0, all, 3, more.length);
        all[0] = "deploy";
        all[1] = "--config";
        all[2] = config.toString();
        Cli.Result result = Cli.run(all);
        return result.exitCode() + " " + result.out() + result.err();
    }

    @Test
    void shouldSayThatABranchIsNotDeployed() {
        assertThat(deploy("--branch", "feature/hats"))
                .isEqualTo("0 The branch feature/hats is not deployed; these are: staging from develop, production"
                        + " from master\n");
    }

    @Test
    void shouldNotDeployAnEnvironmentFromAnotherBranch() {
        assertThat(deploy("-e", "production", "--branch", "feature/hats"))
                .isEqualTo("2 backhaul: The environment production is deployed from master, not from feature/hats\n");
    }

    @Test
    void shouldNeverDeployAPullRequest() throws Exception {
        Path output = temp.resolve("output");
        Process deploy = Cli.start(
                output,
                Map.of("CHANGE_ID", "12", "BRANCH_NAME", "PR-12"),
                "deploy",
                "-e",
                "production",
                "--config",
                config.toString());

        assertThat(deploy.waitFor()).isZero();
        assertThat(output).hasContent("A pull request is never deployed; its branch is, once it is merged\n");
    }

    @Test
    void shouldSayThatTheFolderIsNoCheckout() {
        assertThat(deploy("--branch", "develop"))
                .startsWith("1 ")
                .contains("backhaul: There is no Git checkout in " + temp + "/srv; make it once");
    }
}
