package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.security.PermissionGroup;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The controller is a process of its own here, and killed by SIGKILL. */
class KilledControllerTest {
    /** What an agent of a freestyle build waits, and some time to undo. */
    private static final Duration PATIENCE = Duration.ofSeconds(110);

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(500);

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        scene.database("killed", 1000);
        scene.lock("killed");
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void shouldFinishBackupOfPipeline() throws Throwable {
        start();
        controller.runRemotely(KilledControllerTest::beginPipeline, scene.backupStep("killed", "killed"));
        awaitTheMiddle();

        controller.stopJenkinsForcibly();
        scene.unlock();
        controller.javaOptions("-Dio.jenkins.plugins.backhaul.agentJar=" + Scene.workerJar());
        controller.startJenkins();

        controller.runRemotely(KilledControllerTest::finishPipeline);
        assertThat(scene.keys()).hasSize(2);
        assertThat(scene.openUploads()).isEmpty();
    }

    @Test
    void shouldLeaveNothingOfFreestyleBuild() throws Throwable {
        start();
        controller.runRemotely(KilledControllerTest::beginFreestyle, scene.address("killed"));
        awaitTheMiddle();

        controller.stopJenkinsForcibly();

        Scene.await("the dump to die", PATIENCE, () -> scene.visitors("killed").isEmpty());
        Scene.await("the upload to go", PATIENCE, () -> scene.openUploads().isEmpty());
        assertThat(scene.keys()).isEmpty();
    }

    private void start() throws Throwable {
        controller.startJenkins();
        agents.createAgent(
                controller,
                InboundAgentExtension.Options.newBuilder()
                        .name("remote")
                        .webSocket()
                        .build());
        controller.runRemotely(KilledControllerTest::furnish, scene.places());
    }

    private void awaitTheMiddle() throws Exception {
        Scene.await(
                "the dump", () -> scene.isDumpWaiting() && !scene.openUploads().isEmpty());
    }

    private static void furnish(JenkinsRule jenkins, Scene.Places places) throws Throwable {
        // Here nothing has named the permission yet but the plugin's own start.
        assertThat(PermissionGroup.getAll())
                .anySatisfy(group -> assertThat(group.find("RestoreProduction")).isNotNull());
        places.furnish();
    }

    private static void beginPipeline(JenkinsRule jenkins, String step) throws Throwable {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "long");
        job.setDefinition(
                new CpsFlowDefinition("node('remote') { def b = " + step + "; echo \"rows=${b.rows}\" }", true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static void finishPipeline(JenkinsRule jenkins) throws Throwable {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName("long", WorkflowJob.class).getLastBuild();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("rows=1000", run);
    }

    private static void beginFreestyle(JenkinsRule jenkins, String address) throws Throwable {
        BackupStep step = new BackupStep();
        step.setProject("killed");
        step.setDatabase(address);
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        FreeStyleProject job = jenkins.createFreeStyleProject("crashing");
        job.setAssignedNode(jenkins.jenkins.getNode("remote"));
        job.getBuildersList().add(new BackupBuilder(step));
        job.scheduleBuild2(0).waitForStart();
    }
}
