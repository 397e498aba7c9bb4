package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.plugins.git.GitSCM;
import hudson.slaves.DumbSlave;
import hudson.tasks.Mailer;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.SCMSourceRetriever;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
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
    private GitForTests git;
    private Path remote;
    private WorkflowMultiBranchProject project;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("convention", 10);
        slack = Listener.start();
        slack.keep("slack-wizards", "slack");
        smtp = SmtpServer.start();
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(String.valueOf(smtp.port()));
        DumbSlave agent = jenkins.createOnlineSlave();
        agent.setLabelString("deployer");
        agent.setNumExecutors(2);
        jenkins.jenkins.updateNode(agent);
        loadLibrary();
        makeProject();
    }

    private void loadLibrary() throws Exception {
        Path library = Files.createDirectory(temp.resolve("library"));
        for (String part : List.of("vars", "src", "bin", "docs", "pom.xml", "README.md")) {
            copy(Path.of(part), library.resolve(part));
        }
        GitForTests.run(library, "init", "--quiet", "--initial-branch=master");
        GitForTests.run(library, "add", "--all");
        GitForTests.run(library, "commit", "--quiet", "-m", "The library");
        LibraryConfiguration backhaul =
                new LibraryConfiguration("backhaul", new SCMSourceRetriever(new GitSCMSource(library.toString())));
        backhaul.setDefaultVersion("master");
        GlobalLibraries.get().setLibraries(List.of(backhaul));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private void makeProject() throws Exception {
        git = new GitForTests(Files.createDirectory(temp.resolve("git")));
        remote = Files.createDirectory(temp.resolve("remote"));
        GitForTests.run(remote, "init", "--quiet", "--bare");
        git.write("Jenkinsfile", "@Library('backhaul') _\nbackhaulPipeline()\n");
        git.write("backhaul.yml", """
                project: wizards
                databases: { default: { url: "%1$s", credentials: database-login } }
                notify: { slack-webhook: slack-wizards }
                test: sh test.sh
                reports: reports/*.xml
                environments:
                  staging: { branch: develop, node: deployer, remote: "%2$s", remote-branch: staging }
                  production: { branch: master, node: deployer, remote: "%2$s", remote-branch: production }
                """.formatted(scene.address("convention"), remote));
        project = jenkins.createProject(WorkflowMultiBranchProject.class, "wizards");
        GitSCMSource source = new GitSCMSource(git.origin().toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        project.getSourcesList().add(new BranchSource(source));
    }

    @AfterEach
    void close() throws Exception {
        smtp.close();
        slack.close();
        scene.close();
    }

    @Test
    void shouldDeployWhatIsGreenAndMailWhoBrokeTheRest() throws Exception {
        String first = push("develop", "echo all is well; mkdir -p reports; cp report.xml reports");
        git.push("master");
        WorkflowRun staged = build("develop", Result.SUCCESS);
        WorkflowRun released = build("master", Result.SUCCESS);
        assertThat(JenkinsRule.getLog(staged)).contains("all is well", "Recording test results", "to staging");
        assertThat(deployed("staging")).isEqualTo(first);
        assertThat(JenkinsRule.getLog(released)).containsSubsequence("all is well", "to production", "backed up as");
        assertThat(deployed("production")).isNotEmpty();
        assertThat(smtp.mails()).isEmpty();
        String production = deployed("production");

        String broken = push("develop", "echo a spell went wrong; exit 3");
        git.push("master");
        WorkflowRun brokenStaging = build("develop", Result.FAILURE);
        WorkflowRun brokenMaster = build("master", Result.FAILURE);

        assertThat(deployed("staging")).isEqualTo(broken);
        assertThat(deployed("production")).isEqualTo(production);
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
        push("develop", "echo at the gate; until [ -e " + gate + " ]; do sleep 0.2; done");
        build("develop", null);
        WorkflowRun older = lastBuild("develop");
        jenkins.waitForMessage("at the gate", older);

        String newest = push("develop", "echo all is well");
        WorkflowRun newer = build("develop", Result.SUCCESS);

        jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(older));
        assertThat(newer.getNumber()).isGreaterThan(older.getNumber());
        assertThat(deployed("staging")).isEqualTo(newest);
        assertThat(slack.last()).contains("is deployed to staging");
        assertThat(slack.heard()).noneMatch(notice -> notice.contains("aborted") || notice.contains("interrupted"));
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void shouldSayWhatIsMissingInAnyOtherBranch() throws Exception {
        push("feature/hats", "echo all is well");
        git.work("rm", "--quiet", "backhaul.yml");
        git.push("feature/bare");

        WorkflowRun tested = build("feature/hats", Result.SUCCESS);
        WorkflowRun bare = lastBuild("feature/bare");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(bare));

        jenkins.assertLogContains("all is well", tested);
        jenkins.assertLogContains("Nothing is deployed from feature/hats", tested);
        jenkins.assertLogContains(
                "ERROR: There is no backhaul.yml in the workspace; 'backhaul init' writes one to begin with", bare);
        assertThat(GitForTests.run(remote, "for-each-ref")).isEmpty();
    }

    @Test
    void shouldBackUpEveryProjectOfAListThoughOneFails() throws Exception {
        push("master", "true");
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
                                git.origin(),
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
        push("origin/master", "true");
        git.write("Jenkinsfile", """
                        properties([parameters([string(name: 'BRANCH_NAME', defaultValue: 'master')])])
                        node { checkout scm; echo "says ${params.BRANCH_NAME}"; deployBranch() }
                        """).push("feature/liar");

        WorkflowRun alike = build("origin/master", Result.SUCCESS);
        jenkins.waitForCompletion(lastBuild("feature/liar"));
        WorkflowRun liar = jenkins.assertBuildStatusSuccess(lastBuild("feature/liar")
                .getParent()
                .scheduleBuild2(0, new ParametersAction(new StringParameterValue("BRANCH_NAME", "master"))));

        jenkins.assertLogContains("Nothing is deployed from origin/master", alike);
        jenkins.assertLogContains("says master", liar);
        jenkins.assertLogContains("The branch feature/liar is not deployed", liar);
        assertThat(GitForTests.run(remote, "for-each-ref")).isEmpty();
    }

    private String push(String branch, String test) throws Exception {
        git.write("report.xml", "<testsuite name='s' tests='1'><testcase classname='c' name='t'/></testsuite>");
        return git.write("test.sh", test + "\n").push(branch);
    }

    private String deployed(String branch) throws Exception {
        return GitForTests.run(remote, "rev-parse", "refs/heads/" + branch);
    }

    /** Has Jenkins look what was pushed, and builds that. With no result wanted, it is not waited for. */
    private WorkflowRun build(String branch, Result wanted) throws Exception {
        String commit = GitForTests.run(git.origin(), "rev-parse", "refs/heads/" + branch);
        project.scheduleBuild2(0);
        Scene.await("a build of " + branch, () -> {
            WorkflowRun run = lastBuild(branch);
            return run != null
                    && run.getLogText() != null
                    && JenkinsRule.getLog(run).contains(commit);
        });
        WorkflowRun run = lastBuild(branch);
        return wanted == null ? run : jenkins.assertBuildStatus(wanted, jenkins.waitForCompletion(run));
    }

    private WorkflowRun lastBuild(String branch) {
        WorkflowJob job = project.getItem(branch.replace("/", "%2F"));
        return job == null ? null : job.getLastBuild();
    }
}
