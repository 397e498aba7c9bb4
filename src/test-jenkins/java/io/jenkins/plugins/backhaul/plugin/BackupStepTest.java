package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.slaves.DumbSlave;
import hudson.triggers.TimerTrigger;
import hudson.triggers.Trigger;
import java.util.GregorianCalendar;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class BackupStepTest {
    private static Scene scene;

    private JenkinsRule jenkins;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open();
        scene.database("wizards", 1000);
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
    void shouldBackUpInScriptedPipelineOnAnAgent() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();

        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("node('" + agent.getNodeName() + "') { def b = "
                + scene.backupStep("scripted", "wizards")
                + "; echo \"made ${b}\"; echo \"key=${b.key} tables=${b.tables} rows=${b.rows}\";"
                + " echo \"size=${b.size > 0} time=${b.duration > 0}\" }"));

        assertThat(JenkinsRule.getLog(run))
                .containsPattern("key=scripted/\\d{8}-\\d{6}\\.tar\\.lrz tables=2 rows=1000")
                .containsPattern("made scripted/\\d{8}-\\d{6}\\.tar\\.lrz \\(.* kB, 2 tables, 1,000 rows, in .* s\\)")
                .contains("size=true time=true")
                .contains("[backhaul]");
        assertThat(scene.keys())
                .filteredOn(key -> key.startsWith("backups/scripted/"))
                .hasSize(2);
        assertThat(scene.openUploads()).isEmpty();
        assertThat(agent.getWorkspaceRoot()
                        .child(run.getParent().getName() + "@tmp")
                        .list())
                .isEmpty();
    }

    @Test
    void shouldBackUpInDeclarativePipeline() throws Exception {
        WorkflowRun run =
                jenkins.buildAndAssertSuccess(pipeline("pipeline { agent any; stages { stage('Backup') { steps { "
                        + scene.backupStep("declarative", "wizards") + " } } } }"));

        assertThat(results(run)).extracting(ArchiveResult::getRows).containsExactly(1000L);
    }

    @Test
    void shouldBackUpInFreestyleJob() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(freestyle("freestyle", agent));

        assertThat(results(build)).extracting(ArchiveResult::getTables).containsExactly(2);
    }

    @Test
    void shouldBackUpEveryNight() throws Exception {
        FreeStyleProject job = freestyle("nightly", jenkins.jenkins);
        TimerTrigger nightly = new TimerTrigger("* * * * *");
        job.addTrigger(nightly);
        nightly.start(job, true);

        Trigger.checkTriggers(new GregorianCalendar());

        Scene.await(
                "the nightly build",
                () -> job.getLastBuild() != null && !job.getLastBuild().isBuilding());
        jenkins.assertBuildStatusSuccess(job.getLastBuild());
        assertThat(job.getLastBuild().getCause(TimerTrigger.TimerTriggerCause.class))
                .isNotNull();
    }

    @Test
    void shouldTakeEverythingFromBackhaulYml() throws Exception {
        WorkflowRun run =
                jenkins.buildAndAssertSuccess(pipeline("node { writeFile file: 'deploy/backhaul.yml', text: '''"
                        + "project: from-file\nstore: s3://backhaul-test/backups/deeper\ndatabases:\n  default:\n    url: "
                        + scene.address("wizards") + "\n    credentials: " + Scene.DATABASE_LOGIN
                        + "\n'''; backupDatabase folder: 'deploy' }"));

        assertThat(results(run)).singleElement().satisfies(result -> {
            assertThat(result.getStore()).isEqualTo("s3://backhaul-test/backups/deeper");
            assertThat(result.getKey()).startsWith("from-file/");
        });
    }

    @Test
    void shouldBackUpEveryDatabaseOfBackhaulYml() throws Exception {
        scene.database("owls", 20);
        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("node { writeFile file: 'backhaul.yml', text: '''"
                + "project: both\nstore: s3://backhaul-test/backups\nregion: eu-west-1\ndatabases:"
                + database("default", "wizards") + database("post", "owls") + "\n'''; backupDatabase()"
                + "; restoreFromS3(database: 'post', into: '" + scene.address("owls_copy")
                + "', create: true, databaseCredentialsId: '" + Scene.DATABASE_LOGIN + "') }"));

        assertThat(results(run)).extracting(ArchiveResult::getTables).containsExactly(4, 2);
        assertThat(results(run)).extracting(ArchiveResult::getRows).containsExactly(1020L, 20L);
        jenkins.assertLogContains(
                "note: The store's endpoint, region and KMS key in backhaul.yml are for the command line", run);
        scene.postgres().dropDatabases("owls");
    }

    private static String database(String label, String name) {
        return "\n  " + label + ":\n    url: " + scene.address(name) + "\n    credentials: " + Scene.DATABASE_LOGIN;
    }

    @Test
    void shouldPutParametersIntoFieldsOfBuildStep() throws Exception {
        FreeStyleProject job = freestyle("$PROJECT", jenkins.jenkins);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("PROJECT", "by-parameter")));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(results(build)).singleElement().satisfies(result -> assertThat(result.getKey())
                .startsWith("by-parameter/"));
    }

    @Test
    void shouldShowBackupOnPageOfBuild() throws Exception {
        WorkflowRun run =
                jenkins.buildAndAssertSuccess(pipeline("node { " + scene.backupStep("shown", "wizards") + " }"));
        String key = results(run).get(0).getKey();

        String page = PlainClient.of(jenkins).getPage(run).getVisibleText();
        String details = PlainClient.of(jenkins).getPage(run, "backhaul").getVisibleText();

        assertThat(page).contains("Backed up s3://backhaul-test/backups/" + key + ": ", "2 tables, 1,000 rows");
        assertThat(details).contains("s3://backhaul-test/backups/" + key, "Rows", "1,000");
        assertThat(page + details).doesNotContain("X-Amz", scene.s3().secretKey());
    }

    @Test
    void shouldRestoreWhatItBackedUp() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();

        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("node('" + agent.getNodeName() + "') { "
                + scene.backupStep("restored", "wizards")
                + "; def r = restoreFromS3(project: 'restored', into: '" + scene.address("wizards_copy")
                + "', create: true, databaseCredentialsId: '" + Scene.DATABASE_LOGIN
                + "'); echo \"${r.database} ${r.rows} ${r.compared}\" }"));

        assertThat(scene.postgres().sql("wizards_copy", "SELECT count(*) FROM spell"))
                .isEqualToIgnoringNewLines("1000");
        assertThat(JenkinsRule.getLog(run)).contains("1000 true");
        scene.postgres().dropDatabases("wizards_copy");
    }

    private static List<ArchiveResult> results(Run<?, ?> run) {
        return run.getAction(BackhaulAction.class).getResults().stream()
                .map(ArchiveResult.class::cast)
                .toList();
    }

    private WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private FreeStyleProject freestyle(String project, Node node) throws Exception {
        BackupStep step = new BackupStep();
        step.setProject(project);
        step.setDatabase(scene.address("wizards"));
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(node);
        job.getBuildersList().add(new BackupBuilder(step));
        return job;
    }
}
