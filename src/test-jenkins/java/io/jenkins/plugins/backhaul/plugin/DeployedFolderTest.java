package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import io.jenkins.plugins.backhaul.testkit.DeployedSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Deploys a real Compose project to its folder, on a real engine, through its good and its bad days. */
@SharedJenkins
class DeployedFolderTest {
    private JenkinsRule jenkins;
    private Scene scene;
    private Listener slack;
    private DumbSlave agent;
    private DeployedSite site;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        slack = Listener.start();
        slack.keep("slack-wizards", "slack");
        agent = jenkins.createOnlineSlave();
        site = DeployedSite.up(Generation.V2);
        configure("1s");
    }

    @AfterEach
    void close() throws Exception {
        if (site != null) {
            site.close();
        }
        slack.close();
        scene.close();
    }

    private void configure(String hold) throws Exception {
        site.git().write("backhaul.yml", """
                project: wizards
                databases: { default: { name: wizards } }
                notify: { slack-webhook: slack-wizards }
                environments:
                  production:
                    branch: master
                    folder: %s
                    services: web
                    url: %s
                    health: { text: page, timeout: 8s, hold: %s }
                """.formatted(site.folder(), site.url(), hold));
    }

    @Test
    void shouldBackUpDeployAndPutBackWhatDoesNotBecomeWell() throws Exception {
        String good = site.push("first page", "true");
        WorkflowRun deployed = jenkins.buildAndAssertSuccess(pipeline());
        assertThat(site.page()).isEqualTo("first page");
        assertThat(JenkinsRule.getLog(deployed)).contains("Deployed " + shown(good) + " (master) to production");
        assertThat(scene.keys()).hasSize(2);

        String bad = site.push("bad page", "exit 7");
        Run<?, ?> failed = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline());

        assertThat(site.page()).isEqualTo("first page");
        assertThat(JenkinsRule.getLog(failed))
                .contains("ERROR: Deploying " + shown(bad)
                        + " to production failed: the service web has ended with exit code 7")
                .contains("The commit from before, " + shown(good)
                        + ", was put back and is well. The database was backed up");
        assertThat(slack.last()).contains("failed on production, the commit from before is back", "exit code 7");
        assertThat(failed.getAction(BackhaulAction.class).getResults())
                .singleElement()
                .isInstanceOfSatisfying(DeployResult.class, result -> {
                    assertThat(result.getOutcome()).isEqualTo("rolled-back");
                    assertThat(result.getPrevious()).isEqualTo(good);
                    assertThat(result.getBackup()).endsWith(".tar.lrz");
                });
        assertThat(PlainClient.of(jenkins).getPage(failed).getVisibleText()).contains("Rolled back: " + shown(bad));
    }

    @Test
    void shouldWaitForTheLockThroughALostAgentAndSayHowThingsAreWhenAborted() throws Exception {
        Path lock = lock();
        site.push("first page", "true");
        WorkflowRun waiting = pipeline().scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for the lock of " + site.folder() + ": somebody (elsewhere) deploys", waiting);
        agent.toComputer().disconnect(new OfflineCause.ByCLI("for the test")).get();
        jenkins.waitForMessage("Lost the agent", waiting);
        agent.toComputer().connect(true).get();
        Files.delete(lock);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(waiting));
        assertThat(site.page()).isEqualTo("first page");

        configure("1m");
        site.push("second page", "true");
        WorkflowRun aborted = pipeline().scheduleBuild2(0).waitForStart();
        Scene.await("the new page", () -> site.page().equals("second page"));
        aborted.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));
        jenkins.assertLogContains("was interrupted in the middle; deploy again, or go back to ", aborted);
        assertThat(lock).doesNotExist();
        assertThat(slack.last()).contains("was interrupted on its way to production");

        lock();
        Run<?, ?> refused = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("deployBranch(wait: 0)"));
        jenkins.assertLogContains("is locked: somebody (elsewhere) deploys ", refused);
        jenkins.assertLogContains("break the lock (breakLock: true)", refused);
        assertThat(slack.last()).contains("wizards: the deployment failed", "is locked");
    }

    /** That of a deployment on another machine, of which nobody here knows whether it still runs. */
    private Path lock() throws Exception {
        Path records = Files.createDirectories(site.folder().resolve(".git/backhaul"));
        return Files.writeString(records.resolve("lock.json"), """
                {"token":"t","host":"elsewhere.example","pid":1,"started":"2026-11-20T10:00:00Z","deployment":{
                "begun":"2026-11-20T10:00:00Z","ended":"2026-11-20T10:00:00Z","environment":"production","branch":"master",
                "to":"0123456789012345678901234567890123456789","who":"somebody","why":"elsewhere","outcome":"interrupted",
                "story":"killed"}}
                """.replace("\n", ""));
    }

    private static String shown(String hash) {
        return hash.substring(0, 10);
    }

    private WorkflowJob pipeline() throws Exception {
        return pipeline("deployBranch()");
    }

    private WorkflowJob pipeline(String step) throws Exception {
        String variables = site.environment().entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining("', '", "['", "', 'BRANCH_NAME=master']"));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getNodeName() + "') { withEnv(" + variables + ") { sh 'git clone -q "
                        + site.git().origin() + " .'; " + step + " } }",
                true));
        return job;
    }
}
