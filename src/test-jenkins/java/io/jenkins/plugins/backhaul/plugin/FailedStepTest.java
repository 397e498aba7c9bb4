package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Whatever fails, the build's log ends with the one sentence that matters. */
@SharedJenkins
class FailedStepTest {
    private static final String PRODUCTION = "project: wizards\nenvironments:\n  production: {}\n  staging: {}\n";

    private static Scene scene;

    private JenkinsRule jenkins;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open();
        scene.database("failing", 10);
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    @BeforeEach
    void furnish(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene.places().furnish();
    }

    @Test
    void shouldSayThatPasswordIsWrong() throws Exception {
        scene.places().login("wrong", "postgres", "not the password");

        assertThat(lastLineOf("backupDatabase project: 'wizards', database: '" + scene.address("failing")
                        + "', databaseCredentialsId: 'wrong'"))
                .startsWith("ERROR: The server did not accept the password for failing on 127.0.0.1");
        assertThat(scene.openUploads()).isEmpty();
    }

    @Test
    void shouldSayTheSameInFreestyleJob() throws Exception {
        BackupStep step = new BackupStep();
        step.setProject("wizards");
        step.setDatabase(scene.address("not_there"));
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new BackupBuilder(step));

        Run<?, ?> build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(JenkinsRule.getLog(build)).contains("ERROR: ", "not_there").doesNotContain("\tat ", "Exception");
    }

    @Test
    void shouldSayWhichStoresThereAre() throws Exception {
        assertThat(lastLineOf("backupDatabase project: 'wizards', store: 'nowhere'"))
                .isEqualTo("ERROR: There is no store 'nowhere', only local.");
    }

    @Test
    void shouldSayThatCredentialsAreNotThere() throws Exception {
        assertThat(lastLineOf("backupDatabase project: 'wizards', databaseCredentialsId: 'nobody'"))
                .startsWith("ERROR: There are no credentials 'nobody' for the job");
    }

    @Test
    void shouldSayThatNoProjectIsNamed() throws Exception {
        assertThat(lastLineOf("backupDatabase()"))
                .isEqualTo("ERROR: No project is named: set 'project', or put a backhaul.yml into the workspace");
    }

    @Test
    void shouldSayWhatIsWrongInBackhaulYml() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("writeFile file: 'backhaul.yml', text: 'projekt: wizards'; backupDatabase()"));

        assertThat(JenkinsRule.getLog(run))
                .contains("ERROR: backhaul.yml:1:1: ", "projekt")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldReadNothingOutsideOfWorkspace() throws Exception {
        assertThat(lastLineOf("backupDatabase folder: '../..'"))
                .isEqualTo("ERROR: '../..' leads out of the workspace; nothing is read there");
        assertThat(lastLineOf("sh 'ln -sf /etc/passwd backhaul.yml'; backupDatabase()"))
                .isEqualTo("ERROR: 'backhaul.yml' leads out of the workspace; nothing is read there");
        assertThat(lastLineOf("sh 'rm -f backhaul.yml; ln -s / root'; backupDatabase folder: 'root/etc'"))
                .isEqualTo("ERROR: 'root/etc' leads out of the workspace; nothing is read there");
    }

    @Test
    void shouldRefusePasswordInAddress() throws Exception {
        assertThat(lastLineOf("backupDatabase project: 'wizards', database: 'postgresql://me:hidden@localhost/x'"))
                .startsWith("ERROR: A password must not stand in an address")
                .doesNotContain("hidden");
    }

    @Test
    void shouldRefuseLevelThatIsNone() throws Exception {
        assertThat(lastLineOf("backupDatabase project: 'wizards', level: 'huge'"))
                .isEqualTo("ERROR: The level must be fast, default or best, but is 'huge'");
    }

    @Test
    void shouldNotSendPasswordWhereAPullRequestSays() throws Exception {
        String file = yml("project: wizards\ndatabases:\n  default:\n    url: postgresql://127.0.0.1:1/evil\n"
                + "    credentials: " + Scene.DATABASE_LOGIN + "\n");

        for (String step :
                List.of("backupDatabase()", "backupDatabase databaseCredentialsId: '" + Scene.DATABASE_LOGIN + "'")) {
            assertThat(lastLineOf(file + "withEnv(['CHANGE_ID=7']) { " + step + " }"))
                    .startsWith("ERROR: This build is of a pull request, whose backhaul.yml may not say where");
        }
    }

    @Test
    void shouldSayThatThereIsNoBackup() throws Exception {
        assertThat(lastLineOf("restoreFromS3 project: 'empty', into: 'somewhere'"))
                .startsWith("ERROR: There is no backup of empty in s3://backhaul-test/backups");
    }

    @Test
    void shouldAskWhereToRestore() throws Exception {
        assertThat(lastLineOf("restoreFromS3 project: 'wizards'"))
                .isEqualTo("ERROR: Say where to restore to: either 'environment', or 'into'");
    }

    @Test
    void shouldKeepTimersAndPushesFromProduction() throws Exception {
        assertThat(lastLineOf(yml(PRODUCTION) + "restoreFromS3 environment: 'production', confirm: 'production'"))
                .startsWith("ERROR: A build that no user started may not restore onto production of wizards");
        assertThat(lastLineOf(yml(PRODUCTION) + "restoreFromS3 into: 'production'"))
                .startsWith("ERROR: A build that no user started may not restore onto production of wizards");
    }

    @Test
    void shouldTakeTheSameRightToConfirm() throws Exception {
        assertThat(lastLineOf(yml(PRODUCTION) + "restoreFromS3 environment: 'staging', confirm: 'production'"))
                .startsWith("ERROR: A build that no user started may not confirm a restore onto staging of wizards");
    }

    @Test
    void shouldKeepUserWithoutPermissionFromProduction() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(hudson.model.Item.BUILD)
                .everywhere()
                .to("apprentice"));
        hudson.model.User.getById("apprentice", true);
        WorkflowJob job = job(yml(PRODUCTION) + "restoreFromS3 environment: 'production', confirm: 'production'");

        Run<?, ?> run = job.scheduleBuild2(0, new hudson.model.CauseAction(new Cause.UserIdCause("apprentice")))
                .get();

        assertThat(JenkinsRule.getLog(run)).contains("The user apprentice may not restore onto production of wizards");
    }

    private static String yml(String text) {
        return "writeFile file: 'backhaul.yml', text: '''" + text + "'''; ";
    }

    private String lastLineOf(String steps) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job(steps));
        List<String> log = run.getLog(100);
        assertThat(log).last().isEqualTo("Finished: FAILURE");
        assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        return log.get(log.size() - 2);
    }

    private WorkflowJob job(String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node { " + steps + " }", true));
        return job;
    }
}
