package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Each backup here stands before a lock in the middle of its dump, its upload open. */
@SharedJenkins
class AbortTest {
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private Scene scene;
    private JenkinsRule jenkins;
    private DumbSlave agent;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("locked", 1000);
        scene.lock("locked");
        agent = jenkins.createOnlineSlave();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void shouldLeaveNothingOfAbortedPipeline() throws Exception {
        WorkflowRun run = pipeline().scheduleBuild2(0).waitForStart();
        awaitTheMiddle();

        run.getExecutor().interrupt();

        awaitNothingLeft(run);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void shouldLeaveNothingOfAbortedFreestyleBuild() throws Exception {
        BackupStep step = new BackupStep();
        step.setProject("aborted");
        step.setDatabase(scene.address("locked"));
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        job.getBuildersList().add(new BackupBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        awaitTheMiddle();

        build.getExecutor().interrupt();

        awaitNothingLeft(build);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    @Test
    void shouldGoOnWhenAgentComesBack() throws Exception {
        WorkflowRun run = pipeline().scheduleBuild2(0).waitForStart();
        awaitTheMiddle();

        agent.toComputer().disconnect(new OfflineCause.ByCLI("for the test")).get();
        jenkins.waitForMessage("Lost the agent " + agent.getNodeName(), run);
        scene.unlock();
        agent.toComputer().connect(true).get();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("The agent " + agent.getNodeName() + " is back", run);
        assertThat(scene.keys()).hasSize(2);
    }

    private WorkflowJob pipeline() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getNodeName() + "') { " + scene.backupStep("aborted", "locked") + " }", true));
        return job;
    }

    private void awaitTheMiddle() throws Exception {
        Scene.await(
                "the dump", () -> scene.isDumpWaiting() && !scene.openUploads().isEmpty());
    }

    private void awaitNothingLeft(Run<?, ?> run) throws Exception {
        Scene.await("the dump to die", SECONDS, () -> scene.visitors("locked").isEmpty());
        Scene.await("the upload to go", SECONDS, () -> scene.openUploads().isEmpty());
        Scene.await("the end of the build", SECONDS, () -> !run.isBuilding());
        assertThat(scene.keys()).isEmpty();
        assertThat(agent.getWorkspaceRoot()
                        .child(run.getParent().getName() + "@tmp")
                        .list())
                .isEmpty();
    }
}
