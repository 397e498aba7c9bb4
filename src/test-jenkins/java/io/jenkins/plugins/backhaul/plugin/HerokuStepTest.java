package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.EnvVars;
import hudson.model.Label;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Apps at Heroku, by steps on an agent that has no token of its own. */
@SharedJenkins
class HerokuStepTest {
    private static final String TOKEN_ID = "heroku-of-wizards";

    private JenkinsRule jenkins;
    private Scene scene;
    private HerokuForTests heroku;
    private HerokuAppForTests production;
    private HerokuAppForTests staging;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("heroku_workshop", 0);
        heroku = HerokuForTests.start();
        production = heroku.app("wizards-live");
        production.sql("CREATE TABLE wizard AS SELECT i AS id FROM generate_series(1, 70) AS i");
        staging = heroku.app("wizards-staging");
        StoresForTests.add(new StringCredentialsImpl(
                CredentialsScope.GLOBAL, TOKEN_ID, "", Secret.fromString(HerokuForTests.TOKEN)));
        Map<String, String> variables = new TreeMap<>(heroku.variables());
        variables.remove("HEROKU_API_KEY");
        jenkins.createOnlineSlave(Label.get("beside-heroku"), new EnvVars(variables));
    }

    @AfterEach
    void close() throws Exception {
        heroku.close();
        scene.postgres().dropDatabases("heroku_workshop");
        scene.close();
    }

    @Test
    void shouldBackUpAndRestoreWithATokenThatOnlyJenkinsKeeps() throws Exception {
        WorkflowRun run = build(
                Result.SUCCESS,
                "backupDatabase(environment: 'production');"
                        + " def r = restoreFromS3(environment: 'staging', confirm: 'staging'); echo \"kept as ${r.keptAs}\"");

        assertThat(JenkinsRule.getLog(run))
                .contains("dumping heroku_wizards_live on 127.0.0.1:")
                .contains("kept as the capture b001 of wizards-staging at Heroku")
                .doesNotContain(HerokuForTests.TOKEN)
                .doesNotContain(production.password());
        assertThat(staging.sql("SELECT count(*) FROM wizard")).isEqualTo("70\n");
    }

    @Test
    void shouldNotGiveTheTokenToAPullRequest() throws Exception {
        WorkflowRun run =
                build(Result.FAILURE, "withEnv(['CHANGE_ID=7']) { backupDatabase(environment: 'production') }");

        jenkins.assertLogContains("This build is of a pull request", run);
        assertThat(heroku.count("")).isZero();
    }

    private WorkflowRun build(Result wanted, String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                """
                node('beside-heroku') {
                    writeFile file: 'backhaul.yml', text: '''
                project: wizards
                databases: { default: { url: "%s", credentials: %s } }
                environments:
                  production: { branch: master, heroku: wizards-live, heroku-token: %s }
                  staging: { heroku: wizards-staging, heroku-token: %s }
                '''
                    %s
                }
                """.formatted(scene.address("heroku_workshop"), Scene.DATABASE_LOGIN, TOKEN_ID, TOKEN_ID, steps),
                true));
        return jenkins.assertBuildStatus(wanted, job.scheduleBuild2(0));
    }
}
