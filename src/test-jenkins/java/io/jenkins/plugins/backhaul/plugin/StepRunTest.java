package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller that is killed when the work has ended, but its step has not: the next one asks for all of it again. */
@SharedJenkins
class StepRunTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private JenkinsRule jenkins;
    private Scene scene;
    private Listener listener;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("told", 10);
        listener = Listener.start();
        listener.keep("operations", "operations");
        Notifications notifications = new Notifications();
        notifications.setSlackWebhookCredentialsId("operations");
        BackhaulConfiguration.get().setNotifications(notifications);
    }

    @AfterEach
    void close() {
        listener.close();
        scene.close();
    }

    @Test
    void shouldTellOnceThatItWorksAgain() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
        FreeStyleBuild failed = jenkins.buildAndAssertSuccess(job);
        Attempts.note(failed, "yesterday", "backup told ", true);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        BackupResult made = run(build).begin(build.getWorkspace(), new EnvVars());
        BackupResult again = run(build).resume();

        assertThat(again.getKey()).isEqualTo(made.getKey());
        assertThat(listener.heard()).singleElement().asString().contains("told: the backup works again");
        assertThat(build.getAction(BackhaulAction.class).getResults()).hasSize(1);
        assertThat(scene.keys()).hasSize(2);
    }

    @Test
    void shouldStillKnowThatItWorksAgainWhenNobodyWasToldYet() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("nightly");
        Attempts.note(jenkins.buildAndAssertSuccess(job), "yesterday", "backup told ", true);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(Attempts.note(build, "work", "backup told ", false)).isTrue();
        build.reload();

        assertThat(Attempts.note(build, "work", "backup told ", false)).isTrue();
        assertThat(Attempts.note(build, "other work", "backup told ", false)).isFalse();
    }

    private StepRun<BackupResult> run(FreeStyleBuild build) throws Exception {
        BackupStep step = new BackupStep();
        step.setProject("told");
        step.setDatabase(scene.address("told"));
        step.setDatabaseCredentialsId(Scene.DATABASE_LOGIN);
        return new StepRun<>(step, build, TaskListener.NULL, "work", PATIENCE);
    }
}
