package io.jenkins.plugins.backhaul.plugin;

import hudson.model.Result;
import hudson.plugins.git.GitSCM;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.SCMSourceRetriever;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The project {@code wizards} of two lines of Jenkinsfile, whose branches are pushed to and deployed to branches of a remote by agents
 * with the label {@code deployer}; this repository is its library. Zoë commits to it.
 */
final class ConventionProject {
    private static final String NAME = "wizards";

    private final GitForTests git;
    private final Path library;
    private final Path remote;

    /** @param temp an empty folder */
    ConventionProject(Path temp, String databaseAddress) throws IOException {
        git = new GitForTests(Files.createDirectory(temp.resolve("git")));
        remote = Files.createDirectory(temp.resolve("remote"));
        GitForTests.run(remote, "init", "--quiet", "--bare");
        library = libraryIn(Files.createDirectory(temp.resolve("library")));
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
                """.formatted(databaseAddress, remote));
    }

    private static Path libraryIn(Path folder) throws IOException {
        for (String part : List.of("vars", "src", "bin", "docs", "pom.xml", "README.md")) {
            copy(Path.of(part), folder.resolve(part));
        }
        GitForTests.run(folder, "init", "--quiet", "--initial-branch=master");
        GitForTests.run(folder, "add", "--all");
        GitForTests.run(folder, "commit", "--quiet", "-m", "The library");
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Tells Jenkins of the library and makes the multibranch job. */
    void furnish(JenkinsRule jenkins) throws Exception {
        letGitReadFolders();
        LibraryConfiguration backhaul =
                new LibraryConfiguration("backhaul", new SCMSourceRetriever(new GitSCMSource(library.toString())));
        backhaul.setDefaultVersion("master");
        GlobalLibraries.get().setLibraries(List.of(backhaul));
        GitSCMSource source = new GitSCMSource(git.origin().toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        jenkins.createProject(WorkflowMultiBranchProject.class, NAME)
                .getSourcesList()
                .add(new BranchSource(source));
    }

    /** Has each Jenkins of this program check out from folders. */
    static void letGitReadFolders() {
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
    }

    /** The repository that is pushed to. */
    GitForTests git() {
        return git;
    }

    /** Pushes with a shell script as the tests. Returns the whole hash. */
    String push(String branch, String test) throws IOException {
        git.write("report.xml", "<testsuite name='s' tests='1'><testcase classname='c' name='t'/></testsuite>");
        return git.write("test.sh", test + "\n").push(branch);
    }

    /** Tests that wait until a file is there, as a line of shell. */
    static String waitFor(Path gate) {
        return "echo at the gate; until [ -e " + gate + " ]; do sleep 0.2; done";
    }

    /** The commit at a branch of the remote. */
    String deployed(String branch) throws IOException {
        return GitForTests.run(remote, "rev-parse", "refs/heads/" + branch);
    }

    boolean isNothingDeployed() throws IOException {
        return GitForTests.run(remote, "for-each-ref").isEmpty();
    }

    /** Has Jenkins look what was pushed, and waits until what is now at the branch is built so. */
    WorkflowRun build(JenkinsRule jenkins, String branch, Result wanted) throws Exception {
        return jenkins.assertBuildStatus(wanted, jenkins.waitForCompletion(begin(jenkins, branch)));
    }

    /** The same, but only until the build has checked it out. */
    WorkflowRun begin(JenkinsRule jenkins, String branch) throws Exception {
        String commit = GitForTests.run(git.origin(), "rev-parse", "refs/heads/" + branch);
        jenkins.jenkins
                .getItemByFullName(NAME, WorkflowMultiBranchProject.class)
                .scheduleBuild2(0);
        Scene.await("a build of " + branch, () -> {
            WorkflowRun run = lastBuild(jenkins, branch);
            return run != null
                    && run.getLogText() != null
                    && JenkinsRule.getLog(run).contains(commit);
        });
        return lastBuild(jenkins, branch);
    }

    /** The newest build of a branch; null when there is none. */
    WorkflowRun lastBuild(JenkinsRule jenkins, String branch) {
        WorkflowJob job = jenkins.jenkins.getItemByFullName(NAME + "/" + branch.replace("/", "%2F"), WorkflowJob.class);
        return job == null ? null : job.getLastBuild();
    }
}
