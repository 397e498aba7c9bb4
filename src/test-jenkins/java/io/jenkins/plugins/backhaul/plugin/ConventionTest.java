package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.slaves.DumbSlave;
import hudson.tasks.Mailer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** A project of two lines of Jenkinsfile is pushed to, with this repository as its library. */
@SharedJenkins
class ConventionTest {
    @TempDir
    private Path temp;

    private JenkinsRule jenkins;
    private Scene scene;
    private Listener slack;
    private SmtpServer smtp;
    private DumbSlave agent;
    private ConventionProject project;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("convention", 10);
        slack = Listener.start();
        slack.keep("slack-wizards", "slack");
        smtp = SmtpServer.start();
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(String.valueOf(smtp.port()));
        agent = jenkins.createOnlineSlave();
        agent.setLabelString("deployer");
        agent.setNumExecutors(2);
        jenkins.jenkins.updateNode(agent);
        project = new ConventionProject(temp, scene.address("convention"));
        project.furnish(jenkins);
    }

    @AfterEach
    void close() throws Exception {
        smtp.close();
        slack.close();
        scene.close();
    }

    @Test
    void shouldDeployWhatIsGreenAndMailWhoBrokeTheRest() throws Exception {
        String first = project.push("develop", "echo all is well; mkdir -p reports; cp report.xml reports");
        project.git().push("master");
        WorkflowRun staged = project.build(jenkins, "develop", Result.SUCCESS);
        WorkflowRun released = project.build(jenkins, "master", Result.SUCCESS);
        assertThat(JenkinsRule.getLog(staged)).contains("all is well", "Recording test results", "to staging");
        assertThat(project.deployed("staging")).isEqualTo(first);
        assertThat(JenkinsRule.getLog(released)).containsSubsequence("all is well", "to production", "backed up as");
        assertThat(project.deployed("production")).isNotEmpty();
        assertThat(smtp.mails()).isEmpty();
        String production = project.deployed("production");

        String broken = project.push("develop", "echo a spell went wrong; exit 3");
        project.git().push("master");
        WorkflowRun brokenStaging = project.build(jenkins, "develop", Result.FAILURE);
        WorkflowRun brokenMaster = project.build(jenkins, "master", Result.FAILURE);

        assertThat(project.deployed("staging")).isEqualTo(broken);
        assertThat(project.deployed("production")).isEqualTo(production);
        jenkins.assertLogContains("ERROR: The tests failed: sh test.sh ended with 3", brokenMaster);
        jenkins.assertLogNotContains("to production", brokenMaster);
        jenkins.assertLogContains("[backhaul] Mailed zoe@wizards.example", brokenMaster);
        assertThat(smtp.mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail)
                        .contains("RCPT TO:<zoe@wizards.example>", "The tests failed: sh test.sh ended with 3")
                        .contains("a spell went wrong", "Subject: =?UTF-8?Q?wizards_"))
                .anySatisfy(mail -> assertThat(mail).contains(jenkins.getURL() + brokenStaging.getUrl()));
        assertThat(slack.heard())
                .filteredOn(notice -> notice.contains("is deployed to"))
                .hasSize(3);
    }

    @Test
    void shouldLetTheNewestWinOnStaging() throws Exception {
        Path gate = temp.resolve("gate");
        project.push("develop", ConventionProject.waitFor(gate));
        WorkflowRun older = project.begin(jenkins, "develop");
        jenkins.waitForMessage("at the gate", older);

        String newest = project.push("develop", "echo all is well");
        WorkflowRun newer = project.build(jenkins, "develop", Result.SUCCESS);

        jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(older));
        assertThat(newer.getNumber()).isGreaterThan(older.getNumber());
        assertThat(project.deployed("staging")).isEqualTo(newest);
        assertThat(slack.last()).contains("is deployed to staging");
        assertThat(slack.heard()).noneMatch(notice -> notice.contains("aborted") || notice.contains("interrupted"));
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void shouldMailTheCommittersWhenTheAgentIsLost() throws Exception {
        project.git().write("Jenkinsfile", "@Library('backhaul') _\nbackhaulPipeline(testNode: 'deployer')\n");
        project.push("feature/hats", "echo all is well");
        project.build(jenkins, "feature/hats", Result.SUCCESS);
        Path gate = temp.resolve("gate");
        project.push("feature/hats", ConventionProject.waitFor(gate));
        WorkflowRun run = project.begin(jenkins, "feature/hats");
        jenkins.waitForMessage("at the gate", run);

        jenkins.jenkins.removeNode(agent);

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Files.createFile(gate);
        assertThat(smtp.mails())
                .singleElement()
                .asString()
                .contains("RCPT TO:<zoe@wizards.example>", "at the gate", jenkins.getURL() + run.getUrl());
        jenkins.assertLogContains("[backhaul] Mailed zoe@wizards.example", run);
        assertThat(project.isNothingDeployed()).isTrue();
    }

    @Test
    void shouldSayWhatIsMissingInAnyOtherBranch() throws Exception {
        project.push("feature/hats", "echo all is well");
        project.git().work("rm", "--quiet", "backhaul.yml");
        project.git().push("feature/bare");

        WorkflowRun tested = project.build(jenkins, "feature/hats", Result.SUCCESS);
        WorkflowRun bare = project.lastBuild(jenkins, "feature/bare");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(bare));

        jenkins.assertLogContains("all is well", tested);
        jenkins.assertLogContains("Nothing is deployed from feature/hats", tested);
        jenkins.assertLogContains(
                "ERROR: There is no backhaul.yml in the workspace; 'backhaul init' writes one to begin with", bare);
        assertThat(project.isNothingDeployed()).isTrue();
    }

    @Test
    void shouldBackUpEveryProjectOfAListThoughOneFails() throws Exception {
        project.push("master", "true");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
        job.setDefinition(new CpsFlowDefinition(
                """
                @Library('backhaul') _
                nightlyBackups([
                    [project: 'wizards', url: '%s', node: 'deployer', environment: 'production'],
                    [project: 'witches', database: '%s', databaseCredentialsId: '%s'],
                    [project: 'lost', database: '%s', databaseCredentialsId: '%s'],
                ])
                """.formatted(
                                project.git().origin(),
                                scene.address("convention"),
                                Scene.DATABASE_LOGIN,
                                scene.address("not_there"),
                                Scene.DATABASE_LOGIN),
                true));

        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        assertThat(JenkinsRule.getLog(run))
                .containsPattern("wizards \\(production\\) +wizards/\\d{8}-\\d{6}\\.tar\\.lrz \\(")
                .containsPattern("witches +witches/\\d{8}-\\d{6}\\.tar\\.lrz \\(")
                .containsPattern("lost +FAILED: .*not_there")
                .contains("ERROR: No backup was made of lost");
    }

    @Test
    void shouldTakeNoBranchForTheOneOfProduction() throws Exception {
        project.push("origin/master", "true");
        project.git().write("Jenkinsfile", """
                        properties([parameters([string(name: 'BRANCH_NAME', defaultValue: 'master')])])
                        node { checkout scm; echo "says ${params.BRANCH_NAME}"; deployBranch() }
                        """).push("feature/liar");

        WorkflowRun alike = project.build(jenkins, "origin/master", Result.SUCCESS);
        jenkins.waitForCompletion(project.lastBuild(jenkins, "feature/liar"));
        WorkflowRun liar = jenkins.assertBuildStatusSuccess(project.lastBuild(jenkins, "feature/liar")
                .getParent()
                .scheduleBuild2(0, new ParametersAction(new StringParameterValue("BRANCH_NAME", "master"))));

        jenkins.assertLogContains("Nothing is deployed from origin/master", alike);
        jenkins.assertLogContains("says master", liar);
        jenkins.assertLogContains("The branch feature/liar is not deployed", liar);
        assertThat(project.isNothingDeployed()).isTrue();
    }
}
