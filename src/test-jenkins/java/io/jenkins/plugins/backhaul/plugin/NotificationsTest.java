package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who is told of backups, by whom, and who learns of the credentials for it. */
@SharedJenkins
class NotificationsTest {
    private static final String FORM = "descriptorByName/" + Notifications.class.getName() + "/";
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private JenkinsRule jenkins;
    private Listener listener;

    @BeforeEach
    void listen(JenkinsRule rule) throws Exception {
        jenkins = rule;
        listener = Listener.start();
        listener.keep("operations-slack", "operations");
        listener.keep("operations-webhook", "webhook");
        listener.keep("slack-wizards", "wizards");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void shouldTellOfBackupsThatFailAndWorkAgainAndCallTheWatcherOnlyThen() throws Exception {
        try (Scene scene = Scene.open()) {
            scene.places().furnish();
            scene.postgres().dropDatabases("told");
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
            job.setDefinition(new CpsFlowDefinition(
                    "node { writeFile file: 'backhaul.yml', text: '''"
                            + "project: wizards\nping: " + listener.address("ping")
                            + "\nnotify: { slack-webhook: slack-wizards }\n"
                            + "databases: { default: { url: \"" + scene.address("told")
                            + "\", credentials: " + Scene.DATABASE_LOGIN + " } }'''; backupDatabase() }",
                    true));

            Run<?, ?> failed = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            assertThat(listener.heard())
                    .singleElement()
                    .asString()
                    .startsWith("/wizards ")
                    .contains("wizards: the backup failed", "told", failed.getUrl());

            scene.database("told", 10);
            Run<?, ?> again = jenkins.buildAndAssertSuccess(job);
            assertThat(listener.heard()).hasSize(3);
            assertThat(listener.heard().get(1)).contains("wizards: the backup works again", "Backed up s3://");
            assertThat(listener.last()).isEqualTo("/ping ");

            jenkins.buildAndAssertSuccess(job);
            assertThat(listener.heard()).hasSize(4).last().isEqualTo("/ping ");
            assertThat(JenkinsRule.getLog(again)).doesNotContain(listener.address(""));
        }
    }

    @Test
    void shouldTellWhomJenkinsNamesWhereTheProjectNamesNobody() throws Exception {
        Notifications notifications = new Notifications();
        notifications.setSlackWebhookCredentialsId("operations-slack");
        notifications.setWebhookCredentialsId("operations-webhook");
        notifications.setSlackTokenCredentialsId("lost");
        notifications.setSlackChannel("#operations");
        BackhaulConfiguration.get().setNotifications(notifications);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lonely");
        job.setDefinition(new CpsFlowDefinition("node { proveBackup(project: 'wizards') }", true));

        Run<?, ?> run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        assertThat(listener.heard()).hasSize(2);
        assertThat(listener.heard().get(0))
                .startsWith("/operations ")
                .contains("wizards: the proof failed", "No store is set up.");
        assertThat(listener.last()).startsWith("/webhook {\"mood\":\"bad\"").contains("\"build\":\"lonely #1\"");
        jenkins.assertLogContains("note: nobody is told by 'lost'", run);
    }

    @Test
    void shouldKeepSettingsThroughTheirForm() throws Exception {
        Notifications notifications = new Notifications();
        notifications.setSlackWebhookCredentialsId("operations-slack");
        notifications.setSlackTokenCredentialsId("slack-wizards");
        notifications.setSlackChannel("#operations");
        notifications.setWebhookCredentialsId("operations-webhook");
        BackhaulConfiguration.get().setNotifications(notifications);

        jenkins.configRoundtrip();

        jenkins.assertEqualDataBoundBeans(
                notifications, BackhaulConfiguration.get().getNotifications());
    }

    @Test
    void shouldNameCredentialsToAdministratorsOnly() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("developer"));
        FormVisitor visitor = new FormVisitor(jenkins);

        for (String field : List.of("slackWebhook", "slackToken", "webhook")) {
            String ids = FORM + "fill" + Character.toUpperCase(field.charAt(0)) + field.substring(1)
                    + "CredentialsIdItems?" + field + "CredentialsId=old";
            assertThat(visitor.post("admin", ids)).contains("operations-slack", "\"old\"");
            assertThat(visitor.post("developer", ids)).contains("\"old\"").doesNotContain("operations-slack");
            assertThat(visitor.get("admin", ids)).isIn(NOT_FOUND, NOT_ALLOWED);
        }
        String check = FORM + "checkSlackChannel?value=&slackTokenCredentialsId=bot";
        assertThat(visitor.post("admin", check)).contains("Say which channel the bot writes to");
        assertThat(visitor.post("developer", check)).isEqualTo("<div/>");
    }
}
