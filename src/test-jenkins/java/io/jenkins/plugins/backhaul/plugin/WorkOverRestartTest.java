package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.slaves.DumbSlave;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class WorkOverRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        scene.database("restarted", 1000);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void shouldFinishBackupAfterRestartOfController() throws Throwable {
        session.then(jenkins -> {
            scene.places().furnish();
            scene.lock("restarted");
            DumbSlave agent = jenkins.createOnlineSlave();
            job(
                            jenkins,
                            "node('" + agent.getNodeName() + "') { def b = "
                                    + scene.backupStep("restarted", "restarted") + "; echo \"rows=${b.rows}\" }")
                    .scheduleBuild2(0)
                    .waitForStart();
            Scene.await(
                    "the dump",
                    () -> scene.isDumpWaiting() && !scene.openUploads().isEmpty());
        });
        session.then(jenkins -> {
            jenkins.waitOnline((DumbSlave) jenkins.jenkins.getNodes().get(0));
            WorkflowRun run = run(jenkins);
            scene.unlock();

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("rows=1000", run);
            assertThat(scene.keys()).hasSize(2);
            assertThat(scene.openUploads()).isEmpty();
        });
        session.then(jenkins -> assertThat(
                        run(jenkins).getAction(BackhaulAction.class).getResults())
                .singleElement()
                .isInstanceOfSatisfying(BackupResult.class, result -> {
                    assertThat(result.getRows()).isEqualTo(1000);
                    assertThat(result.getTitle()).isEqualTo("Backed up");
                }));
    }

    @Test
    void shouldUndoBackupThatIsAbortedAfterRestart() throws Throwable {
        session.then(jenkins -> {
            scene.places().furnish();
            scene.lock("restarted");
            job(jenkins, "node { " + scene.backupStep("restarted", "restarted") + " }")
                    .scheduleBuild2(0)
                    .waitForStart();
            Scene.await(
                    "the dump",
                    () -> scene.isDumpWaiting() && !scene.openUploads().isEmpty());
        });
        session.then(jenkins -> {
            WorkflowRun run = run(jenkins);
            // Before that Jenkins itself has nothing to tell of an abort.
            Scene.await(
                    "the step to go on",
                    () -> run.getExecutor() != null
                            && run.getExecution() != null
                            && !run.getExecution()
                                    .getCurrentExecutions(true)
                                    .get()
                                    .isEmpty());

            run.getExecutor().interrupt();

            jenkins.waitForCompletion(run);
            assertThat(scene.visitors("restarted")).isEmpty();
            assertThat(scene.openUploads()).isEmpty();
            assertThat(scene.keys()).isEmpty();
        });
    }

    @Test
    void shouldFinishRestoreAfterRestartOfController() throws Throwable {
        session.then(jenkins -> {
            scene.places().furnish();
            scene.gatedDatabase("restarted", 1000);
            WorkflowJob job = job(jenkins, "node { " + scene.backupStep("restarted", "restarted") + " }");
            jenkins.buildAndAssertSuccess(job);
            scene.postgres().sql("restarted", "TRUNCATE spell");
            scene.lock("restarted");
            job.setDefinition(
                    new CpsFlowDefinition("node { " + scene.restoreStep("restarted", "restarted") + " }", true));
            job.scheduleBuild2(0).waitForStart();
            Scene.await("the restore", scene::isRestoreWaiting);
        });
        session.then(jenkins -> {
            scene.unlock();

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run(jenkins)));
            assertThat(scene.postgres().sql("restarted", "SELECT count(*) FROM spell"))
                    .isEqualToIgnoringNewLines("1000");
        });
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "long");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun run(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("long", WorkflowJob.class).getLastBuild();
    }
}
