package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.FilePath;
import hudson.model.AdministrativeMonitor;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.model.TopLevelItem;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import hudson.tasks.Mailer;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Takes away what a test has put into a Jenkins. What other tests shall set up, too, is added here; a build that a test has left
 * running fails it.
 */
final class CleanJenkins {
    /** Folders of Jenkins' home in which nothing of a test may be left. */
    private static final List<String> EMPTIED = List.of("jobs", "nodes", "workspace", "agent-work-dirs", "caches");

    private final JenkinsRule rule;
    private final Jenkins jenkins;

    CleanJenkins(JenkinsRule rule) {
        this.rule = rule;
        this.jenkins = rule.jenkins;
    }

    void clean() throws Exception {
        awaitBuilds();
        takeAway();
    }

    /** Also for what the survey of stores does after a build. */
    private void awaitBuilds() throws Exception {
        try {
            Scene.await(
                    "the builds that the test has left running",
                    () -> !rule.isSomethingHappening() && !Survey.get().isRunning());
        } catch (AssertionError e) {
            jenkins.getQueue().clear();
            executors().forEach(Executor::interrupt);
            Scene.await("the end of aborted builds", () -> !rule.isSomethingHappening());
            throw e;
        }
    }

    private List<Executor> executors() {
        return Stream.of(jenkins.getComputers())
                .flatMap(computer -> computer.getAllExecutors().stream())
                .filter(Executor::isBusy)
                .toList();
    }

    private void takeAway() throws Exception {
        for (TopLevelItem item : jenkins.getItems()) {
            item.delete();
        }
        for (Node node : jenkins.getNodes()) {
            Computer computer = node.toComputer();
            if (computer != null) {
                computer.disconnect(null).get();
            }
            jenkins.removeNode(node);
        }
        jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        for (User user : User.getAll()) {
            user.delete();
        }
        for (AdministrativeMonitor monitor : jenkins.administrativeMonitors) {
            monitor.disable(false);
        }
        takeAwaySettings();
        new FilePath(jenkins.getRootDir()).child(RemoteOwners.FILE).delete();
        for (String folder : EMPTIED) {
            new FilePath(jenkins.getRootDir()).child(folder).deleteContents();
        }
    }

    private void takeAwaySettings() throws IOException {
        BackhaulConfiguration ours = BackhaulConfiguration.get();
        ours.setStores(List.of());
        ours.setMedia(List.of());
        ours.setDefaultStore(null);
        ours.setProductionJobs(null);
        ours.setNotifications(null);
        Overview.get().change(known -> Snapshot.empty());
        SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
        credentials.getCredentials().clear();
        credentials.save();
        GlobalLibraries.get().setLibraries(List.of());
        Mailer.descriptor().setSmtpHost(null);
        Mailer.descriptor().setSmtpPort(null);
        Mailer.descriptor().save();
    }
}
