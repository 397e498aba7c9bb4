package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Restores production's data onto staging. */
@WithJenkins
class ScrubbedRestoreTest {
    private static final String PERSONS = "SELECT count(*) FROM spell WHERE name NOT LIKE 'User %'";

    private JenkinsRule jenkins;
    private Scene scene;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("persons_live", 10);
        scene.database("persons_staging", 0);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Item.BUILD)
                .everywhere()
                .to("apprentice", "ada")
                .grant(ProductionGuard.RESTORE_PRODUCTION)
                .everywhere()
                .to("ada"));
        User.getById("ada", true);
        User.getById("apprentice", true);
    }

    @AfterEach
    void close() throws Exception {
        scene.postgres().dropDatabases("persons_");
        scene.close();
    }

    @Test
    void shouldKeepPersonalDataOnlyForWhoMayRestoreProduction() throws Exception {
        WorkflowJob backup = job("backupDatabase(environment: 'production')");
        WorkflowJob plain = job("restoreFromS3(environment: 'staging', dropOld: true)");
        WorkflowJob asItIs = job("restoreFromS3(environment: 'staging', dropOld: true, noScrub: true)");

        build(backup, "apprentice", Result.SUCCESS);
        Run<?, ?> scrubbed = build(plain, "apprentice", Result.SUCCESS);
        String left = scene.postgres().sql("persons_staging", PERSONS);
        Run<?, ?> refused = build(asItIs, "apprentice", Result.FAILURE);
        String leftAfterRefusal = scene.postgres().sql("persons_staging", PERSONS);
        build(asItIs, "ada", Result.SUCCESS);

        assertThat(left).isEqualToIgnoringNewLines("0");
        jenkins.assertLogContains("[backhaul] note: changed 10 rows of spell (name)", scrubbed);
        jenkins.assertLogContains(
                "ERROR: The user apprentice may not restore personal data of persons as it is: that needs the permission",
                refused);
        assertThat(leftAfterRefusal).isEqualToIgnoringNewLines("0");
        assertThat(scene.postgres().sql("persons_staging", PERSONS)).isEqualToIgnoringNewLines("10");
    }

    @Test
    void shouldScrubAlsoWhatIsNotOfProduction() throws Exception {
        build(job("backupDatabase(environment: 'production')"), "ada", Result.SUCCESS);
        build(job("restoreFromS3(environment: 'staging', dropOld: true, noScrub: true)"), "ada", Result.SUCCESS);
        build(job("backupDatabase(environment: 'staging')"), "ada", Result.SUCCESS);

        build(job("restoreFromS3(environment: 'staging', dropOld: true)"), "ada", Result.SUCCESS);
        String untouched = scene.postgres().sql("persons_staging", PERSONS);
        build(job("restoreFromS3(environment: 'staging', dropOld: true, scrub: true)"), "ada", Result.SUCCESS);
        Run<?, ?> both =
                build(job("restoreFromS3(environment: 'staging', scrub: true, noScrub: true)"), "ada", Result.FAILURE);

        assertThat(untouched).isEqualToIgnoringNewLines("10");
        assertThat(scene.postgres().sql("persons_staging", PERSONS)).isEqualToIgnoringNewLines("0");
        jenkins.assertLogContains("ERROR: Say either 'scrub' or 'noScrub', or neither", both);
    }

    private Run<?, ?> build(WorkflowJob job, String user, Result wanted) throws Exception {
        return jenkins.assertBuildStatus(wanted, job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(user))));
    }

    private WorkflowJob job(String step) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                """
                node {
                    writeFile file: 'backhaul.yml', text: '''
                project: persons
                environments:
                  production: { databases: { default: { url: "%s", credentials: database-login } } }
                  staging: { allows-scrub: true, databases: { default: { url: "%s", credentials: database-login } } }
                scrub: { tables: { spell: { name: { fake: name } }, wand: keep } }
                '''
                    %s
                }
                """.formatted(scene.address("persons_live"), scene.address("persons_staging"), step), true));
        return job;
    }
}
