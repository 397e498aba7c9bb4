package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Deploys to a remote that takes what is pushed to it. */
@SharedJenkins
class DeployStepTest {
    @TempDir
    private Path temp;

    private JenkinsRule jenkins;
    private Scene scene;
    private Listener listener;
    private DumbSlave agent;
    private GitForTests git;
    private Path remote;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("deployed", 10);
        listener = Listener.start();
        listener.keep("slack-wizards", "slack");
        agent = jenkins.createOnlineSlave();
        git = new GitForTests(temp);
        remote = Files.createDirectory(temp.resolve("remote"));
        GitForTests.run(remote, "init", "--quiet", "--bare");
        git.write("backhaul.yml", """
                project: wizards
                databases: { default: { url: "%1$s", credentials: database-login } }
                notify: { slack-webhook: slack-wizards }
                environments:
                  staging: { branch: develop, remote: "%2$s", remote-branch: staging }
                  production: { branch: master, remote: "%2$s", remote-branch: production }
                  nowhere: { branch: lost }
                """.formatted(scene.address("deployed"), remote));
    }

    @AfterEach
    void close() throws Exception {
        listener.close();
        scene.close();
    }

    @Test
    void shouldBackUpDeployExactlyTheCommitAndTell() throws Exception {
        String first = git.write("page", "one").push("master");
        jenkins.buildAndAssertSuccess(pipeline("master", "deployBranch()"));
        String second = git.write("page", "two").push("master");
        git.write("page", "three").push("master");
        WorkflowJob job = pipeline(
                "master",
                "def d = deployBranch(commit: '" + second + "'); echo \"got ${d}\";"
                        + " echo \"${d.environment} ${d.commit} ${d.previous} ${d.outcome} ${d.duration > 0}\"");

        WorkflowRun run =
                jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ada"))));

        assertThat(deployed("production")).isEqualTo(second);
        assertThat(JenkinsRule.getLog(run))
                .contains("production " + second + " " + first + " deployed true")
                .containsPattern(
                        "got deployed " + second.substring(0, 10) + " \\(master\\) to production \\(before it was "
                                + first.substring(0, 10) + ", backed up as \\d{8}-\\d{6}\\.tar\\.lrz, in ");
        assertThat(scene.keys())
                .filteredOn(key -> key.startsWith("backups/wizards/"))
                .hasSize(4);
        assertThat(record(run))
                .contains("\"who\":\"ada\"", "\"why\":\"" + jenkins.getURL() + run.getUrl() + "\"", second);
        assertThat(listener.last())
                .startsWith("/slack ")
                .contains("wizards: " + second.substring(0, 10) + " (master) is deployed to production", run.getUrl());
        assertThat(PlainClient.of(jenkins).getPage(run).getVisibleText())
                .contains("Deployed " + second.substring(0, 10) + " (master) to production");
        assertThat(PlainClient.of(jenkins).getPage(run, "backhaul").getVisibleText())
                .contains("Before it was", first, "Backup before");
        assertThat(JenkinsRule.getLog(run)).doesNotContain(listener.address("slack"));
    }

    @Test
    void shouldTellSlackWebhookAndSentryAndKeepTheirSecrets() throws Exception {
        listener.keep("hook", "hook");
        StoresForTests.add(StoresForTests.text("sentry", "sentry-secret"));
        git.write("backhaul.yml", """
                project: wizards
                databases: { default: { url: "%1$s", credentials: database-login } }
                ping: %3$s?key=ping-secret
                notify: { slack-webhook: slack-wizards, webhook: hook, sentry-token: sentry,
                          sentry-organization: school, sentry-project: wands, sentry-url: "%4$s" }
                environments: { production: { branch: master, remote: "%2$s", remote-branch: production } }
                """.formatted(
                        scene.address("deployed"), remote, listener.address("ping"), listener.address("")));
        String commit = git.write("page", "one").push("master");

        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("master", "deployBranch()"));

        assertThat(listener.heard()).hasSize(5);
        assertThat(listener.heard().get(0)).startsWith("/slack ").contains("is deployed to production");
        assertThat(listener.heard().get(1))
                .startsWith("/hook {\"mood\":\"good\"")
                .contains("is deployed to production", "production", commit);
        String releases = "/api/0/organizations/school/releases/";
        assertThat(listener.heard().get(2))
                .startsWith(releases + " ")
                .contains("\"version\":\"" + commit + "\"", "\"projects\":[\"wands\"]");
        assertThat(listener.heard().get(3))
                .startsWith(releases + commit + "/deploys/ ")
                .contains("\"environment\":\"production\"", "\"dateStarted\":\"", "\"dateFinished\":\"");
        assertThat(listener.last()).isEqualTo("/ping ");
        assertThat(listener.tokens())
                .containsExactly(
                        releases + " Bearer sentry-secret", releases + commit + "/deploys/ Bearer sentry-secret");
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("sentry-secret", "ping-secret", listener.address("hook")));
        }
    }

    @Test
    void shouldRememberTheBackupBeforeADeployment() throws Exception {
        git.write("page", "one").push("master");
        WorkflowJob job = pipeline("master", "deployBranch()");

        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        Scene.await("the survey", () -> !Survey.get().isRunning());
        assertThat(Overview.get().snapshot().stores()).singleElement().satisfies(store -> assertThat(store.projects())
                .singleElement()
                .satisfies(seen -> assertThat(seen.project()).isEqualTo("wizards")));
        assertThat(Overview.get().snapshot().jobs()).singleElement().satisfies(known -> {
            assertThat(known.job()).isEqualTo(job.getFullName());
            assertThat(known.backup().build()).isEqualTo(run.getNumber());
        });
        assertThat(PlainClient.of(jenkins).goTo("backhaul/").getBody().getTextContent())
                .contains("wizards");
        assertThat(new JobBackups(job).getEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.result().getTables()).isEqualTo(2));
    }

    @Test
    void shouldDeployOnlyWhereTheEnvironmentRuns() throws Exception {
        git.write("backhaul.yml", """
                project: wizards
                environments: { staging: { branch: develop, node: "blue || green", remote: "%s", remote-branch: staging } }
                """.formatted(remote)).push("develop");

        Run<?, ?> elsewhere = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("develop", "deployBranch()"));
        agent.setLabelString("green");
        jenkins.jenkins.updateNode(agent);
        jenkins.buildAndAssertSuccess(pipeline("develop", "deployBranch()"));

        jenkins.assertLogContains(
                "ERROR: The environment staging is deployed on blue || green, as backhaul.yml says, but this step runs on "
                        + agent.getNodeName() + ": put it into node('blue || green')",
                elsewhere);
        assertThat(deployed("staging")).isNotEmpty();
    }

    @Test
    void shouldDeployInFreestyleJobWhatGitCheckedOut() throws Exception {
        String commit = git.write("page", "one").push("develop");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        job.setScm(new GitSCM(
                List.of(new UserRemoteConfig(git.origin().toString(), null, null, null)),
                List.of(new BranchSpec("*/develop")),
                null,
                null,
                List.of()));
        job.getBuildersList().add(new DeployBuilder(new DeployStep()));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(deployed("staging")).isEqualTo(commit);
        assertThat(build.getAction(BackhaulAction.class).getResults())
                .singleElement()
                .isInstanceOfSatisfying(DeployResult.class, result -> {
                    assertThat(result.getOutcome()).isEqualTo("deployed");
                    assertThat(result.getBackup()).isEmpty();
                });
        assertThat(scene.keys()).isEmpty();
    }

    @Test
    void shouldDeployNothingElse() throws Exception {
        git.write("page", "one").push("feature/hats");

        WorkflowRun nowhere = jenkins.buildAndAssertSuccess(
                pipeline("feature/hats", "def d = deployBranch(); echo \"${d}: ${d.outcome}\""));
        WorkflowRun pullRequest = jenkins.buildAndAssertSuccess(
                pipeline("feature/hats", "withEnv(['CHANGE_ID=7', 'BRANCH_NAME=develop']) { deployBranch() }"));
        Run<?, ?> otherBranch = jenkins.buildAndAssertStatus(
                Result.FAILURE, pipeline("feature/hats", "deployBranch(environment: 'production')"));

        git.push("lost");
        Run<?, ?> noFolder = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("lost", "deployBranch()"));

        jenkins.assertLogContains(
                "The branch feature/hats is not deployed; these are: staging from develop, production from master,"
                        + " nowhere from lost",
                nowhere);
        jenkins.assertLogContains("nothing deployed: none", nowhere);
        assertThat(nowhere.getAction(BackhaulAction.class)).isNull();
        jenkins.assertLogContains("A pull request is never deployed; its branch is, once it is merged", pullRequest);
        jenkins.assertLogContains(
                "ERROR: The environment production is deployed from master, not from feature/hats", otherBranch);
        jenkins.assertLogContains("ERROR: Where nowhere runs is not known: give it a 'folder' on its node", noFolder);
        assertThat(GitForTests.run(remote, "for-each-ref")).isEmpty();
        assertThat(listener.heard()).hasSize(2).last().asString().contains("wizards: the deployment failed");
    }

    @Test
    void shouldDeployNothingWithoutTheBackup() throws Exception {
        scene.postgres().dropDatabases("deployed");
        git.write("page", "one").push("master");

        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("master", "deployBranch()"));

        jenkins.assertLogContains(" was not begun: the backup before it failed: ", run);
        jenkins.assertLogContains("NOT deployed: ", run);
        assertThat(GitForTests.run(remote, "for-each-ref")).isEmpty();
        assertThat(listener.last()).contains("was not deployed to production", "the backup before it failed");
    }

    @Test
    void shouldLetNobodyWithoutPermissionRedirectProduction() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Item.BUILD).everywhere().to("mallory"));
        git.write("page", "one").push("master");
        WorkflowJob job = pipeline("master", "deployBranch(changeOwner: true)");

        WorkflowRun run = jenkins.assertBuildStatus(
                Result.FAILURE, job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("mallory"))));

        jenkins.assertLogContains("ERROR: The user mallory may not change which branch is deployed in wizards", run);
        assertThat(GitForTests.run(remote, "for-each-ref")).isEmpty();
    }

    @Test
    void shouldKnowInEveryWorkspaceWhichBranchProductionIsDeployedFrom() throws Exception {
        String good = git.write("page", "one").push("master");
        jenkins.buildAndAssertSuccess(pipeline("master", "deployBranch()"));
        String mine = git.write(
                        "backhaul.yml",
                        Files.readString(git.work().resolve("backhaul.yml"))
                                .replace("branch: master", "branch: feature/mine"))
                .push("feature/mine");

        Run<?, ?> refused = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("feature/mine", "deployBranch()"));
        String then = deployed("production");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(ProductionGuard.RESTORE_PRODUCTION)
                .everywhere()
                .to("ada"));
        User.getById("ada", true);
        WorkflowJob moving = pipeline("feature/mine", "deployBranch(changeOwner: true)");
        jenkins.assertBuildStatusSuccess(moving.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ada"))));
        Run<?, ?> tooLate = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("master", "deployBranch()"));

        jenkins.assertLogContains(
                "the branch production of " + remote
                        + " is the environment production, deployed from the branch master so"
                        + " far, and would now become production, deployed from feature/mine; when that is meant, say so"
                        + " once (changeOwner: true)",
                refused);
        assertThat(then).isEqualTo(good);
        assertThat(deployed("production")).isEqualTo(mine);
        jenkins.assertLogContains("deployed from the branch feature/mine so far", tooLate);
    }

    private String deployed(String branch) throws Exception {
        return GitForTests.run(remote, "rev-parse", "refs/heads/" + branch);
    }

    private String record(WorkflowRun run) throws Exception {
        return agent.getWorkspaceFor(run.getParent())
                .child(".git/backhaul/deployments.jsonl")
                .readToString();
    }

    private WorkflowJob pipeline(String branch, String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getNodeName() + "') { sh 'git clone -q -b " + branch + " " + git.origin()
                        + " .'; withEnv(['BRANCH_NAME=" + branch + "']) { " + steps + " } }",
                true));
        return job;
    }
}
