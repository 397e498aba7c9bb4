package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Makes staging anew from production, on an agent. */
@SharedJenkins
class ResetStepTest {
    private static final String PERSONS = "SELECT count(*) FROM spell WHERE name NOT LIKE 'User %'";

    @TempDir
    private Path temp;

    private JenkinsRule jenkins;
    private Scene scene;
    private Listener slack;
    private DumbSlave agent;
    private GitForTests git;
    private String oldStaging;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("reset_live", 10);
        scene.database("reset_staging", 3);
        slack = Listener.start();
        slack.keep("slack-wizards", "slack");
        agent = jenkins.createOnlineSlave();
        git = new GitForTests(temp);
        configure("allows-scrub: true, ");
        git.push("master");
        git.work("checkout", "-q", "-b", "feature/hats");
        git.write("hats.html", "hats").push("feature/hats");
        git.work("checkout", "-q", "-b", "staging", "origin/master");
        oldStaging = git.write("direct.html", "direct").push("staging");
        git.work("checkout", "-q", "master");
        jenkins.buildAndAssertSuccess(job("backupDatabase(environment: 'production')"));
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        scene.postgres().dropDatabases("reset_");
        scene.close();
    }

    @Test
    void shouldTellThePlanAndThenMakeStagingAnew() throws Exception {
        WorkflowRun planned = jenkins.buildAndAssertSuccess(job("echo \"planned ${resetStaging().planned}\""));
        assertUntouched();
        WorkflowRun done = jenkins.buildAndAssertSuccess(
                job(
                        "def r = resetStaging(confirm: 'staging', merge: 'feature/hats'); echo \"${r}: ${r.lines.size() > 2}\""));

        jenkins.assertLogContains("note: This is the plan only; confirm: 'staging' does it", planned);
        jenkins.assertLogContains("Would reset staging from production", planned);
        jenkins.assertLogContains("planned true", planned);
        jenkins.assertLogContains("reset staging from production: true", done);
        assertThat(scene.postgres().sql("reset_staging", "SELECT count(*) FROM spell"))
                .isEqualToIgnoringNewLines("10");
        assertThat(scene.postgres().sql("reset_staging", PERSONS)).isEqualToIgnoringNewLines("0");
        assertThat(GitForTests.run(git.origin(), "ls-tree", "--name-only", "staging"))
                .contains("hats.html")
                .doesNotContain("direct.html");
        assertThat(slack.last())
                .contains("wizards: staging was made anew from production", "Personal data was removed");
        assertThat(scene.keys()).filteredOn(key -> key.endsWith(".tar.lrz")).hasSize(2);
        assertThat(jenkins.createWebClient().getPage(done, "backhaul").getVisibleText())
                .contains("Resets", "Made from production", "Done git: staging is now ");
    }

    @Test
    void shouldTouchNothingThatIsNotConfirmedOrMustNotBe() throws Exception {
        Run<?, ?> another = failed("resetStaging(environment: 'staging', confirm: 'stagin')");
        Run<?, ?> production = failed("resetStaging(confirm: 'production', from: 'staging')");
        Run<?, ?> part = failed("resetStaging(confirm: 'staging', skip: 'git, media')");
        Run<?, ?> pullRequest = failed("withEnv(['CHANGE_ID=7']) { resetStaging(confirm: 'staging') }");
        configure("");
        git.push("master");
        Run<?, ?> forbidden = failed("resetStaging(confirm: 'staging')");

        assertUntouched();
        jenkins.assertLogContains("'confirm' names stagin, but staging would be reset", another);
        jenkins.assertLogContains("production is production, which is never made anew from anything", production);
        jenkins.assertLogContains("'skip' leaves out git, deploy or after, but not media", part);
        jenkins.assertLogContains("A pull request resets nothing", pullRequest);
        jenkins.assertLogContains("Cannot reset staging from production", forbidden);
        jenkins.assertLogContains("does not say 'allows-scrub: true'", forbidden);
    }

    @Test
    void shouldResetInFreestyleJob() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        job.setScm(new GitSCM(
                List.of(new UserRemoteConfig(git.origin().toString(), null, null, null)),
                List.of(new BranchSpec("*/master")),
                null,
                null,
                List.of()));
        ResetStep step = new ResetStep();
        step.setConfirm("staging");
        step.setSkip("git");
        job.getBuildersList().add(new ResetBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(scene.postgres().sql("reset_staging", PERSONS)).isEqualToIgnoringNewLines("0");
        assertThat(GitForTests.run(git.origin(), "rev-parse", "staging")).isEqualTo(oldStaging);
        assertThat(build.getAction(BackhaulAction.class).getResults())
                .singleElement()
                .isInstanceOfSatisfying(ResetResult.class, result -> assertThat(result.isPlanned())
                        .isFalse());
    }

    private void assertUntouched() throws Exception {
        assertThat(scene.postgres().sql("reset_staging", "SELECT count(*) FROM spell"))
                .isEqualToIgnoringNewLines("3");
        assertThat(GitForTests.run(git.origin(), "rev-parse", "staging")).isEqualTo(oldStaging);
    }

    private Run<?, ?> failed(String step) throws Exception {
        return jenkins.buildAndAssertStatus(Result.FAILURE, job(step));
    }

    private void configure(String allowing) throws Exception {
        git.write("backhaul.yml", """
                project: wizards
                notify: { slack-webhook: slack-wizards }
                environments:
                  production: { branch: master, databases: { default: { url: "%s", credentials: database-login } } }
                  staging: { branch: staging, %sdatabases: { default: { url: "%s", credentials: database-login } } }
                scrub: { tables: { spell: { name: { fake: name } }, wand: keep } }
                """.formatted(scene.address("reset_live"), allowing, scene.address("reset_staging")));
    }

    private WorkflowJob job(String step) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getNodeName() + "') { sh 'git clone -q -b master " + git.origin() + " .'; " + step
                        + " }",
                true));
        return job;
    }
}
