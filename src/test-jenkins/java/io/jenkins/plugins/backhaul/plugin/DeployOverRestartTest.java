package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller restarts while a branch is tested or deployed; each deployment comes to its end and is told once. */
class DeployOverRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    private Path temp;

    private Scene scene;
    private Listener slack;
    private Path gate;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        scene.database("restarted", 10);
        slack = Listener.start();
        gate = temp.resolve("gate");
    }

    @AfterEach
    void close() throws Exception {
        Files.writeString(gate, "");
        slack.close();
        scene.close();
    }

    @Test
    void shouldFinishDeploymentAndTellItOnce() throws Throwable {
        GitForTests git = new GitForTests(temp);
        Path remote = gatedRemote();
        git.write("backhaul.yml", """
                project: wizards
                databases: { default: { url: "%s", credentials: database-login } }
                notify: { slack-webhook: slack-wizards }
                environments: { production: { branch: master, remote: "%s", remote-branch: production } }
                """.formatted(scene.address("restarted"), remote));
        String commit = git.push("master");
        session.then(jenkins -> {
            furnish();
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploying");
            job.setDefinition(new CpsFlowDefinition(
                    "node { sh 'git clone -q " + git.origin()
                            + " .'; withEnv(['BRANCH_NAME=master']) { def d = deployBranch(); echo \"now ${d.commit}\" } }",
                    true));
            job.scheduleBuild2(0).waitForStart();
            Scene.await("the push", () -> Files.exists(temp.resolve("pushed")));
        });

        session.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("deploying", WorkflowJob.class)
                    .getLastBuild();
            assertThat(slack.heard()).isEmpty();
            Files.writeString(gate, "");

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("now " + commit, run);
            assertOneDeployment(run, commit);
        });

        assertThat(GitForTests.run(remote, "rev-parse", "refs/heads/production"))
                .isEqualTo(commit);
        assertThat(slack.heard()).singleElement().asString().contains("is deployed to production");
    }

    @Test
    void shouldGoOnInTheMiddleOfTheConvention() throws Throwable {
        ConventionProject project = new ConventionProject(temp, scene.address("restarted"));
        String commit =
                project.push("develop", ConventionProject.waitFor(gate) + "; mkdir -p reports; cp report.xml reports");
        project.git().work("push", "--quiet", "origin", "HEAD:refs/heads/master", "--force");
        session.then(jenkins -> {
            furnish();
            jenkins.jenkins.setLabelString("deployer");
            jenkins.jenkins.setNumExecutors(4);
            project.furnish(jenkins);
            for (String branch : List.of("develop", "master")) {
                jenkins.waitForMessage("at the gate", project.begin(jenkins, branch));
            }
        });

        session.then(jenkins -> {
            WorkflowRun staged = project.lastBuild(jenkins, "develop");
            WorkflowRun released = project.lastBuild(jenkins, "master");
            Files.writeString(gate, "");

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(staged));
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(released));
            assertOneDeployment(staged, commit);
            assertOneDeployment(released, commit);
        });

        assertThat(project.deployed("staging")).isEqualTo(commit);
        assertThat(project.deployed("production")).isEqualTo(commit);
        assertThat(slack.heard())
                .hasSize(2)
                .anyMatch(notice -> notice.contains("is deployed to staging"))
                .anyMatch(notice -> notice.contains("is deployed to production"));
    }

    private void furnish() throws Exception {
        scene.places().furnish();
        slack.keep("slack-wizards", "slack");
    }

    /** What is pushed to it arrives once the gate is open. */
    private Path gatedRemote() throws IOException {
        Path remote = Files.createDirectory(temp.resolve("remote"));
        GitForTests.run(remote, "init", "--quiet", "--bare");
        Path hook = remote.resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(
                hook,
                "#!/bin/sh\ntouch " + temp.resolve("pushed") + "\nuntil [ -e " + gate + " ]; do sleep 0.2; done\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        return remote;
    }

    private static void assertOneDeployment(Run<?, ?> run, String commit) {
        assertThat(run.getAction(BackhaulAction.class).getResults())
                .singleElement()
                .isInstanceOfSatisfying(DeployResult.class, result -> {
                    assertThat(result.getOutcome()).isEqualTo("deployed");
                    assertThat(result.getCommit()).isEqualTo(commit);
                });
    }
}
