package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.storage.presigned.NoStore;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment by a worker without keys: pushed to a remote, after a backup by tickets. */
class DeploymentOnAgentTest extends WorkCase {
    private GitForTests git;
    private Path remote;
    private String commit;

    @BeforeEach
    void makeRepositories() throws Exception {
        git = new GitForTests(Files.createDirectory(folder.resolve("git")));
        remote = Files.createDirectory(folder.resolve("remote"));
        GitForTests.run(remote, "init", "--quiet", "--bare");
        commit = git.write("page", "one").push("master");
    }

    private Deployment deploy(String wanted, TicketDesk desk, String more) throws Exception {
        Order.Task task =
                new Order.Deploy("production", "master", wanted, new By("ada", "https://jenkins/9/"), Set.of(), 0);
        String environments =
                "environments: { production: { branch: master, remote: \"" + remote + "\"" + more + " } }\n";
        Path jar = WorkerForTests.agentJar(folder.resolve("agent.jar"));
        try (WorkerForTests worker = start(task, 60_000, jar, git.work(), environments)) {
            String outcome = worker.watchToTheEnd(desk::answer).outcome();
            assertThat(worker.sent()).doesNotContain(s3.secretKey());
            return ((Outcome.Deployed) Outcome.parse(outcome)).deployment();
        }
    }

    private String deployed() throws Exception {
        return GitForTests.run(remote, "for-each-ref", "--format=%(objectname)");
    }

    @Test
    void shouldBackUpAndThenDeployExactlyTheCommit() throws Exception {
        TicketDesk desk = backupDesk();

        Deployment done = deploy(commit, desk, "");

        assertThat(done.outcome()).as(done.story()).hasToString("deployed");
        assertThat(done.to().hash()).isEqualTo(commit).isEqualTo(deployed());
        assertThat(done.backup())
                .contains(desk.published().orElseThrow().archive().name());
        assertThat(done.by()).isEqualTo(new By("ada", "https://jenkins/9/"));
    }

    @Test
    void shouldDeployNothingWhenTheBackupFailsAndSayWhatWasRecorded() throws Exception {
        server.dropDatabases(NAME);

        Deployment done = deploy(commit, backupDesk(), "");

        assertThat(done.outcome()).hasToString("not-begun");
        assertThat(done.story())
                .contains("was not begun: the backup before it failed: ")
                .contains("Nothing was changed");
        assertThat(deployed()).isEmpty();
    }

    @Test
    void shouldTakeWhatIsCheckedOutAndNeedNoStoreWithoutABackup() throws Exception {
        TicketDesk desk = new TicketDesk(new NoStore(), Grant.toBackUp(project, Clock.systemUTC()), memory);

        Deployment done = deploy("", desk, ", backup-before-deploy: false");

        assertThat(done.outcome()).as(done.story()).hasToString("deployed");
        assertThat(deployed()).isEqualTo(commit);
        assertThat(desk.published()).isEmpty();
    }

    @Test
    void shouldMakeNoBackupWithoutAStore() throws Exception {
        TicketDesk desk = new TicketDesk(new NoStore(), Grant.toBackUp(project, Clock.systemUTC()), memory);

        assertThat(deploy(commit, desk, "").story()).contains("This work has no store.");
        assertThat(deployed()).isEmpty();
    }
}
