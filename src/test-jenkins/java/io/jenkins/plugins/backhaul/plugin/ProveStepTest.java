package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.util.List;
import org.htmlunit.Page;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class ProveStepTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

    private static Scene scene;

    private JenkinsRule jenkins;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open();
        scene.database("proving", 1000);
        scene.postgres().sql("proving", "CREATE TABLE \"" + HOSTILE + "\" (id int)");
    }

    @AfterAll
    static void close() throws Exception {
        scene.postgres().dropDatabases("proving");
        scene.close();
    }

    @BeforeEach
    void furnish(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene.places().furnish();
    }

    @Test
    void shouldProveBackupAndShowEvidenceInWhichNothingRuns() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();

        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("node('" + agent.getNodeName() + "') { "
                + file("proven", "expect: 1000")
                + "backupDatabase(); def p = proveBackup();"
                + "echo \"verdict=${p.verdict} key=${p.key} tables=${p.tables} rows=${p.rows}\";"
                + "echo \"checks=${p.checksPassed}/${p.checks} time=${p.seconds > 0}\" }"));

        assertThat(JenkinsRule.getLog(run))
                .containsPattern("verdict=proven key=proven/\\d{8}-\\d{6}\\.tar\\.lrz tables=3 rows=1000")
                .contains("checks=1/1 time=true");
        assertThat(keys("proven")).hasSize(3).anyMatch(key -> key.matches(".*\\.proof-\\d{8}-\\d{6}-proven\\.json"));
        assertThat(scene.sessions("backhaul")).isEmpty();
        assertThat(scratch()).isEmpty();
        Page page = evidence(run, 2);
        assertThat(page.getWebResponse().getContentAsString())
                .contains("Yes. Proven", "&lt;script&gt;alert(1)&lt;/script&gt;", run.getUrl())
                .doesNotContain("<script", scene.s3().secretKey());
        assertThat(page.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'sha256-", "sandbox")
                .doesNotContain("unsafe");
        assertThat(page.getWebResponse().getContentType()).isEqualTo("text/html");
        assertThat(PlainClient.of(jenkins).getPage(run, "backhaul").getVisibleText())
                .contains("Proven", "1 of 1 passed", "The page to read, print or keep");
        assertThat(PlainClient.of(jenkins).getPage(run).getVisibleText())
                .contains("Proven s3://backhaul-test/backups/proven/", "Evidence");
    }

    @Test
    void shouldFailBuildAndShowWhyWhenCheckDoesNotPass() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                pipeline(
                        "node { " + file("bad", "expect: 999") + "backupDatabase(); proveBackup(); echo 'not here' }"));

        assertThat(JenkinsRule.getLog(run))
                .containsPattern("ERROR: bad/\\S+ is not proven: the check 'all spells' expected 999 and found 1000")
                .doesNotContain("not here");
        assertThat(keys("bad")).anyMatch(key -> key.endsWith("-failed.json"));
        assertThat(evidence(run, 2).getWebResponse().getContentAsString()).contains("No. Failed", "all spells");
        assertThat(results(run)).extracting(WorkResult::getTitle).containsExactly("Backed up", "NOT proven:");
        assertThat(scratch()).isEmpty();
    }

    @Test
    void shouldProveInFreestyleJobOnlyWhatHasARecord() throws Exception {
        WorkflowRun made =
                jenkins.buildAndAssertSuccess(pipeline("node { " + scene.backupStep("old", "proving") + " }"));
        String archive = results(made).get(0).getKey();
        try (ObjectStore store = BackhaulConfiguration.get().getStores().get(0).open(made, "")) {
            store.delete(new ObjectKey(archive.replace(".tar.lrz", ".json")));
        }

        FreeStyleBuild strict = jenkins.buildAndAssertStatus(Result.FAILURE, freestyle(false));
        FreeStyleBuild lenient = jenkins.buildAndAssertSuccess(freestyle(true));

        assertThat(JenkinsRule.getLog(strict)).contains("there is no confirmed record of what it should hold");
        assertThat(evidence(strict, 1).getWebResponse().getContentAsString()).contains("Restorable");
        assertThat(results(lenient)).extracting(WorkResult::getTitle).containsExactly("Restorable");
        assertThat(keys("old"))
                .filteredOn(key -> key.endsWith("-restorable.json"))
                .hasSize(2);
    }

    @Test
    void shouldKeepEvidenceOverARestartAndHaveNoOther() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(
                pipeline("node { " + file("kept", "min: 1") + "backupDatabase(); proveBackup() }"));

        run.reload();

        assertThat(evidence(run, 2).getWebResponse().getStatusCode()).isEqualTo(200);
        for (String other : List.of("1", "3", "02", "..%2f2", "x")) {
            PlainClient.of(jenkins).assertFails(run.getUrl() + "backhaul/evidence/" + other + "/", 404);
        }
    }

    @Test
    void shouldRefusePasswordInAddressOfScratchServer() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                pipeline("node { proveBackup project: 'x', scratch: 'postgresql://me:hidden@db.example' }"));

        assertThat(JenkinsRule.getLog(run)).contains("ERROR: A password must not stand in an address");
    }

    private Page evidence(Run<?, ?> run, int number) throws Exception {
        return PlainClient.of(jenkins).goTo(run.getUrl() + "backhaul/evidence/" + number + "/", "text/html");
    }

    private static List<String> keys(String project) {
        return scene.keys().stream()
                .filter(key -> key.startsWith("backups/" + project + "/"))
                .toList();
    }

    private static String scratch() {
        return scene.postgres()
                .sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'proving\\_proof%'")
                .strip();
    }

    private static List<ArchiveResult> results(Run<?, ?> run) {
        return run.getAction(BackhaulAction.class).getResults().stream()
                .map(ArchiveResult.class::cast)
                .toList();
    }

    private static String file(String project, String expected) {
        return "writeFile file: 'backhaul.yml', text: '''project: " + project
                + "\ndatabases:\n  default:\n    url: " + scene.address("proving") + "\n    credentials: "
                + Scene.DATABASE_LOGIN + "\n    checks:\n      - { name: all spells, sql: SELECT count(*) FROM spell, "
                + expected + " }\n'''; ";
    }

    private WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private FreeStyleProject freestyle(boolean acceptRestorable) throws Exception {
        ProveStep step = new ProveStep();
        step.setProject("old");
        step.setDatabase(scene.address("proving"));
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        step.setAcceptRestorable(acceptRestorable);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new ProveBuilder(step));
        return job;
    }
}
