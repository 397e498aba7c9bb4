package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Each restore and proof here stands before a gate near its end, its copy loaded; the live database must not know of it. */
@SharedJenkins
class InterruptedRestoreTest {
    private static final String LIVE = "gated";

    private Scene scene;
    private JenkinsRule jenkins;
    private DumbSlave agent;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.gatedDatabase(LIVE, 1000);
        agent = jenkins.createOnlineSlave();
        jenkins.buildAndAssertSuccess(pipeline(scene.backupStep("gated", LIVE)));
        scene.postgres().sql(LIVE, "INSERT INTO spell VALUES (0, 'newer than the backup')");
        scene.lock(LIVE);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
        scene.postgres().dropDatabases(LIVE);
    }

    @Test
    void shouldLeaveNothingOfAbortedRestore() throws Exception {
        WorkflowRun run = begin(scene.restoreStep("gated", LIVE));

        run.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertNothingHappened(run);
    }

    @Test
    void shouldLeaveNothingOfAbortedProof() throws Exception {
        WorkflowRun run = begin("proveBackup(project: 'gated', database: '" + scene.address(LIVE)
                + "', databaseCredentialsId: '" + Scene.DATABASE_LOGIN + "')");

        run.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertNothingHappened(run);
        assertThat(scene.keys()).hasSize(2);
    }

    @Test
    void shouldSayWhenTheWorkerIsKilled() throws Exception {
        WorkflowRun run = begin(scene.restoreStep("gated", LIVE));

        ProcessHandle.allProcesses().filter(this::isWorker).forEach(ProcessHandle::destroyForcibly);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        List<String> log = run.getLog(10);
        assertThat(log.get(log.size() - 2))
                .isEqualTo("ERROR: The worker on the agent " + agent.getNodeName() + " was killed, or could not run");
        assertThat(live()).isEqualTo("1001");
        assertNoFolderIsLeft(run);
    }

    @Test
    void shouldNotReplaceDatabaseWhenTheBuildHasEndedMeanwhile() throws Exception {
        WorkflowRun run = begin(scene.restoreStep("gated", LIVE));
        agent.toComputer().disconnect(new OfflineCause.ByCLI("for the test")).get();
        run.getExecutor().interrupt();
        jenkins.waitForCompletion(run);

        agent.toComputer().connect(true).get();
        FilePath asked = agent.getWorkspaceRoot().child(run.getParent().getName() + "@tmp");
        assertThat(asked.list("*/questions/*")).isEmpty();
        scene.unlock();

        Scene.await("the worker's question whether it may", () -> asked.list("*/questions/*").length > 0);
        assertThat(live()).isEqualTo("1001");
        ProcessHandle.allProcesses().filter(this::isWorker).forEach(ProcessHandle::destroyForcibly);
    }

    private WorkflowRun begin(String step) throws Exception {
        WorkflowRun run = pipeline(step).scheduleBuild2(0).waitForStart();
        Scene.await("the restore", scene::isRestoreWaiting);
        return run;
    }

    private boolean isWorker(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> String.join(" ", arguments).contains(agent.getWorkspaceRoot() + "/"))
                .isPresent();
    }

    private void assertNothingHappened(Run<?, ?> run) throws Exception {
        assertThat(live()).isEqualTo("1001");
        assertThat(scene.databasesBeside(LIVE)).isEmpty();
        assertThat(scene.visitors(LIVE)).isEmpty();
        assertNoFolderIsLeft(run);
    }

    private void assertNoFolderIsLeft(Run<?, ?> run) throws Exception {
        assertThat(agent.getWorkspaceRoot()
                        .child(run.getParent().getName() + "@tmp")
                        .list())
                .isEmpty();
    }

    private String live() {
        return scene.postgres().sql(LIVE, "SELECT count(*) FROM spell").strip();
    }

    private WorkflowJob pipeline(String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') { " + steps + " }", true));
        return job;
    }
}
