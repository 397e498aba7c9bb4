package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies media between two places of an S3 server. */
@SharedJenkins
class MediaStepTest {
    /** Adds to backhaul.yml who is told. */
    private static final String TOLD =
            "writeFile file: 'backhaul.yml', text: readFile('backhaul.yml') + 'notify: { webhook: media-hook }'\n";

    private JenkinsRule jenkins;
    private Scene scene;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        User.getById("ada", true);
        BackhaulConfiguration.get().setMedia(List.of(place("live"), place("copies")));
        put("live/images/straße & hut.jpg", "one");
        put("live/images/two.jpg", "two");
        put("copies/staging/images/two.jpg", "old");
        put("copies/staging/images/three.jpg", "three");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldCopyWhatIsMissingOrDiffersAndDeleteOnlyWhenAsked() throws Exception {
        WorkflowRun planned = build(
                Result.SUCCESS,
                "def p = syncMedia(from: 'production', to: 'staging', dryRun: true)"
                        + "; echo \"lacking ${p.lacking} surplus ${p.surplus}\"");
        List<String> untouched = scene.keys();
        WorkflowRun copied = build(Result.SUCCESS, "echo \"${syncMedia(from: 'production', to: 'staging')}\"");
        List<String> afterwards = scene.keys();
        WorkflowRun deleted = build(Result.SUCCESS, "syncMedia(from: 'production', to: 'staging', delete: true)");

        jenkins.assertLogContains("lacking 2 surplus 1", planned);
        jenkins.assertLogContains("[backhaul] + images/straße & hut.jpg", planned);
        assertThat(untouched).hasSize(4);
        jenkins.assertLogContains("0 missing or different in s3://backhaul-test/copies/staging, 2 copied", copied);
        jenkins.assertLogContains("1 more, which delete: true would delete", copied);
        assertThat(afterwards).hasSize(5).contains("copies/staging/images/straße & hut.jpg");
        assertThat(scene.keys()).hasSize(4).doesNotContain("copies/staging/images/three.jpg");
        assertThat(deleted.getAction(BackhaulAction.class).getResults())
                .singleElement()
                .satisfies(result -> assertThat(result.getFigures()).startsWith("0 objects, 0 B, 1 deleted, in "));
        assertThat(planned.getAction(BackhaulAction.class)).isNull();
        assertThat(jenkins.createWebClient().getPage(copied, "backhaul").getVisibleText())
                .contains("Media", "s3://backhaul-test/live", "2 objects");
    }

    @Test
    void shouldWriteNeitherToProductionNorAmongBackupsNorElsewhere() throws Exception {
        List<String> before = scene.keys();

        refused("from: 'production', to: 's3://backhaul-test/copies/x'", "may not write media to a place that no");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(ProductionGuard.RESTORE_PRODUCTION)
                .everywhere()
                .to("ada"));
        Stream.of(
                        List.of("from: 'staging', to: 'production'", "holds media of production, which is production"),
                        List.of("from: 'staging', to: 's3://backhaul-test/live/images'", "which is production"),
                        List.of("from: 's3://backhaul-test/backups', to: 'staging'", "is in no place for media"),
                        List.of("from: 'production', to: 's3://other/x'", "is in no place for media"),
                        List.of("from: 'production', to: 'laptop'", "are in a folder"),
                        List.of("from: 'production', to: 'nowhere'", "There is no environment 'nowhere'"),
                        List.of("from: 'production', to: 'bare'", "does not say where its media are"),
                        List.of("from: '', to: 'staging'", "Say 'from'"))
                .forEach(each -> refused(each.get(0), each.get(1)));
        BackhaulConfiguration.get().setMedia(List.of(place("live"), place(null)));
        refused("from: 'production', to: 's3://backhaul-test/backups/x'", "where the store 'local' keeps backups");

        assertThat(scene.keys()).isEqualTo(before);
    }

    @Test
    void shouldWriteNothingWhereAnAdministratorLetsItOnlyRead() throws Exception {
        List<String> before = scene.keys();
        Store live = place("live");
        live.setOnlyRead(true);
        BackhaulConfiguration.get().setMedia(List.of(live, place("copies")));
        String holdsNothing =
                "writeFile file: 'backhaul.yml', text: 'project: wizards\\nenvironments:\\n  demo: { media: {"
                        + " location: \"s3://backhaul-test/live/images\" } }\\n  staging: { media: { location:"
                        + " \"s3://backhaul-test/copies/staging\" } }\\n'\n";

        Run<?, ?> written =
                build(Result.FAILURE, holdsNothing + "syncMedia(from: 'staging', to: 'demo', delete: true)");
        Run<?, ?> read = build(Result.SUCCESS, "syncMedia(from: 'production', to: 'staging', dryRun: true)");

        jenkins.assertLogContains(
                "ERROR: s3://backhaul-test/live/images holds media that this Jenkins only reads (the place 'live');"
                        + " nothing is ever copied or deleted there. Name another target",
                written);
        jenkins.assertLogContains("missing there: 1, different: 1", read);
        assertThat(scene.keys()).isEqualTo(before);
    }

    @Test
    void shouldMoveNothingForPullRequestsNorForOtherJobs() throws Exception {
        Run<?, ?> pullRequest =
                build(Result.FAILURE, "withEnv(['CHANGE_ID=7']) { syncMedia(from: 'production', to: 'staging') }");
        Store theirs = place("copies");
        theirs.setJobs("theirs");
        BackhaulConfiguration.get().setMedia(List.of(place("live"), theirs));
        Run<?, ?> stranger = build(Result.FAILURE, "syncMedia(from: 'production', to: 'staging')");

        jenkins.assertLogContains("ERROR: A pull request moves no media", pullRequest);
        jenkins.assertLogContains("may not use the store 'copies'", stranger);
        assertThat(scene.keys()).hasSize(4);
    }

    @Test
    void shouldTellOfMediaThatAreLeftOutAndThatItWorksAgain() throws Exception {
        String longest = ("x".repeat(200) + "/").repeat(5);
        try (Listener listener = Listener.start()) {
            listener.keep("media-hook", "media");
            put("live/" + longest + "a.jpg", "has a name that is too long for a longer prefix");
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);

            Run<?, ?> failed = build(job, Result.FAILURE, TOLD + "syncMedia(from: 'production', to: 'staging')");
            assertThat(listener.heard())
                    .singleElement()
                    .asString()
                    .startsWith("/media {\"mood\":\"bad\"")
                    .contains(
                            "wizards: the media sync failed",
                            "does not hold all that s3://backhaul-test/live does",
                            "\"environment\":\"staging\"",
                            failed.getUrl());

            build(job, Result.FAILURE, TOLD + "syncMedia(from: 'production', to: 'bare', dryRun: true)");
            try (S3Client client = scene.client()) {
                client.deleteObject(r -> r.bucket(LocalS3.BUCKET).key("live/" + longest + "a.jpg"));
            }
            build(job, Result.SUCCESS, TOLD + "syncMedia(from: 'production', to: 'staging')");
            assertThat(listener.heard()).hasSize(2);
            assertThat(listener.last()).contains("wizards: the media sync works again");

            build(job, Result.FAILURE, TOLD + "syncMedia(from: 'production', to: 's3://backhaul-test/copies/x')");
            assertThat(listener.heard()).hasSize(3);
            assertThat(listener.last()).contains("the media sync failed", "may not write media to a place");
        }
    }

    @Test
    void shouldTellOfAnAbort() throws Exception {
        try (Listener listener = Listener.start();
                FaultProxy way = FaultProxy.before(URI.create(scene.s3().endpoint()))) {
            listener.keep("media-hook", "media");
            way.disturb("^PUT", 99, Fault.stall());
            Store copies = place("copies");
            copies.setEndpoint(way.endpoint().toString());
            BackhaulConfiguration.get().setMedia(List.of(place("live"), copies));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            define(job, TOLD + "syncMedia(from: 'production', to: 'staging')");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            while (run.isBuilding() && way.count("^PUT") == 0) {
                Thread.sleep(20);
            }

            run.doStop();
            way.close();

            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            await(listener);
            assertThat(listener.heard()).singleElement().asString().contains("wizards: the media sync was aborted");
        }
    }

    /** A build that is aborted ends before the work of its step does. */
    private static void await(Listener listener) throws InterruptedException {
        for (int tries = 0; tries < 1000 && listener.heard().isEmpty(); tries++) {
            Thread.sleep(20);
        }
    }

    private void refused(String arguments, String sentence) {
        try {
            jenkins.assertLogContains(sentence, build(Result.FAILURE, "syncMedia(" + arguments + ")"));
        } catch (Exception e) {
            throw new AssertionError(arguments, e);
        }
    }

    private WorkflowRun build(Result wanted, String steps) throws Exception {
        return build(jenkins.createProject(WorkflowJob.class), wanted, steps);
    }

    private WorkflowRun build(WorkflowJob job, Result wanted, String steps) throws Exception {
        define(job, steps);
        return jenkins.assertBuildStatus(wanted, job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ada"))));
    }

    private static void define(WorkflowJob job, String steps) throws Exception {
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    writeFile file: 'backhaul.yml', text: '''
                project: wizards
                environments:
                  production: { media: { location: "s3://backhaul-test/live" } }
                  staging: { media: { location: "s3://backhaul-test/copies/staging" } }
                  laptop: { media: { location: "./media" } }
                  bare: {}
                '''
                    %s
                }
                """.formatted(steps), true));
    }

    private Store place(String prefix) {
        Store place = new Store(prefix == null ? "all" : prefix, LocalS3.BUCKET);
        place.setPrefix(prefix);
        place.setEndpoint(scene.s3().endpoint());
        place.setPathStyle(true);
        place.setCredentialsId("store-key");
        return place;
    }

    private void put(String key, String text) {
        try (S3Client client = scene.client()) {
            client.putObject(r -> r.bucket(LocalS3.BUCKET).key(key), RequestBody.fromString(text));
        }
    }
}
