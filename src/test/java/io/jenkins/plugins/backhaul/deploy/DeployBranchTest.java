package io.jenkins.plugins.backhaul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.deploy.git.FolderTarget;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real checkout; how well the site is stands in it. */
class DeployBranchTest {
    private static final Safeguard NO_BACKUP = () -> {
        throw new AssertionError("no backup was asked for");
    };

    @TempDir
    private Path temp;

    private GitForTests git;
    private Path folder;
    private Commit first;

    @BeforeEach
    void makeRepositories() throws IOException {
        git = new GitForTests(temp);
        first = push("first", "well");
        folder = git.cloneTo("wizards");
        GitForTests.run(folder, "checkout", "--quiet", "develop");
    }

    private Commit push(String page, String health) throws IOException {
        return new Commit(git.write("page", page).write("health", health).push("develop"));
    }

    private static DeployRequest request(Commit commit, Consent... consents) {
        return request("staging", "develop", commit, consents);
    }

    private static DeployRequest request(String environment, String branch, Commit commit, Consent... consents) {
        HealthTerms health = new HealthTerms(Optional.empty(), Duration.ofSeconds(5), Duration.ZERO);
        Destination destination = new Destination("wizards", environment, branch, environment.equals("live"), health);
        return new DeployRequest(destination, commit, new By("zoe", "build 7"), Set.of(consents), Duration.ZERO);
    }

    private Deployment deploy(DeployRequest request) throws IOException, InterruptedException {
        return deploy(request, NO_BACKUP);
    }

    private Deployment deploy(DeployRequest request, Safeguard safeguard) throws IOException, InterruptedException {
        return new DeployBranch(new FolderTarget(folder), safeguard, Progress.NONE, Clock.systemUTC()).run(request);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("page"));
    }

    /** Git takes the old file away before it writes the new one. */
    private boolean isThere(String page) throws IOException {
        try {
            return page().equals(page);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path records() {
        return folder.resolve(".git/backhaul");
    }

    private Deployment lastRecorded() throws IOException {
        List<Deployment> all = DeploymentLog.in(records()).all();
        return all.get(all.size() - 1);
    }

    @Test
    void shouldDeployAndRecordIt() throws Exception {
        Commit second = push("second", "well");

        Deployment done = deploy(request(second));

        assertThat(page()).isEqualTo("second");
        assertThat(done.outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(done.from()).contains(first);
        assertThat(done.to()).isEqualTo(second);
        assertThat(done.by()).isEqualTo(new By("zoe", "build 7"));
        assertThat(lastRecorded()).isEqualTo(done);
        assertThat(records().resolve("lock.json")).doesNotExist();
    }

    @Test
    void shouldPutTheCommitFromBeforeBack() throws Exception {
        Commit second = push("second", "ill");

        DeploymentException fault = catchThrowableOfType(DeploymentException.class, () -> deploy(request(second)));

        assertThat(fault)
                .hasMessage("Deploying " + second + " to staging failed: the site says ill. The commit from before, "
                        + first + ", was put back and is well");
        assertThat(fault.deployment()).contains(lastRecorded());
        assertThat(lastRecorded().outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(page()).isEqualTo("first");
    }

    @Test
    void shouldTellBothStoriesWhenGoingBackFailsToo() throws Exception {
        Commit older = push("older", "also ill");
        GitForTests.run(folder, "pull", "--quiet");
        Commit newer = push("newer", "ill");

        assertThatThrownBy(() -> deploy(request(newer)))
                .hasMessage("Deploying " + newer + " to staging failed: the site says ill. Putting back the commit from"
                        + " before, " + older + ", failed as well: the site says also ill. Look at it now");
        assertThat(lastRecorded().outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(page()).isEqualTo("older");
    }

    @Test
    void shouldNotPutBackTheSameCommit() throws Exception {
        Commit older = push("older", "ill");
        GitForTests.run(folder, "pull", "--quiet");

        assertThatThrownBy(() -> deploy(request(older)))
                .hasMessage("Deploying " + older
                        + " to staging failed: the site says ill. No other commit was there before,"
                        + " so there is none to put back; look at it now");
    }

    @Test
    void shouldBackUpBeforeAnythingIsChanged() throws Exception {
        Commit second = push("second", "ill");

        assertThatThrownBy(() -> deploy(request("live", "develop", second), () -> {
                    assertThat(page()).isEqualTo("first");
                    return "20261120-123000.tar.lrz";
                }))
                .hasMessageEndingWith(
                        "was put back and is well. The database was backed up before, as 20261120-123000.tar.lrz");
        assertThat(lastRecorded().backup()).contains("20261120-123000.tar.lrz");
    }

    @Test
    void shouldNotGoOnWithoutABackup() throws Exception {
        Commit second = push("second", "well");

        assertThatThrownBy(() -> deploy(request("live", "develop", second), () -> {
                    throw new IOException("The bucket is gone");
                }))
                .hasMessage("Deploying " + second
                        + " to live was not begun: the backup before it failed: The bucket is gone."
                        + " Nothing was changed in " + folder);
        assertThat(page()).isEqualTo("first");
        assertThat(lastRecorded().outcome()).isEqualTo(Outcome.NOT_BEGUN);
        assertThat(records().resolve("lock.json")).doesNotExist();
    }

    @Test
    void shouldNotLetABranchTakeAnEnvironmentOver() throws Exception {
        deploy(request(first));
        Commit hostile = push("hostile", "well");

        assertThatThrownBy(() -> deploy(request("staging", "feature/mine", hostile)))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessage(
                        folder + " is the environment staging, deployed from the branch develop so far, and would now"
                                + " become staging, deployed from feature/mine; when that is meant, say so once (--change-owner)");
        assertThat(page()).isEqualTo("first");

        deploy(request("staging", "feature/mine", hostile, Consent.CHANGE_OWNER));
        assertThat(page()).isEqualTo("hostile");
    }

    @Test
    void shouldSayWhoDeploys() throws Exception {
        Commit second = push("second", "well");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Deployment> going = other.submit(() -> deploy(request("live", "develop", second), () -> {
                begun.countDown();
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                return "backup";
            }));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> deploy(request(first, Consent.BREAK_LOCK)))
                    .isInstanceOf(DeploymentRefusedException.class)
                    .hasMessageMatching("\\Q" + folder + "\\E is locked: zoe \\(build 7\\) deploys " + second
                            + " to live since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC, in process "
                            + ProcessHandle.current().pid()
                            + " on \\S+, which still runs; wait for it \\(--wait\\), or end it");
            goOn.countDown();
            assertThat(going.get().outcome()).isEqualTo(Outcome.DEPLOYED);
        } finally {
            other.shutdownNow();
        }
    }

    /** Two pushes within a second: the older one gets the lock last. */
    @Test
    void shouldNotReplaceANewerCommitThatItHasWaitedFor() throws Exception {
        Commit older = push("older", "well");
        Commit newer = push("newer", "well");
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Deployment> going = other.submit(() -> deploy(request("live", "develop", newer), () -> {
                begun.countDown();
                Thread.sleep(1500);
                return "backup";
            }));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            DeployRequest waiting = request("live", "develop", older);
            waiting = new DeployRequest(waiting.destination(), older, waiting.by(), Set.of(), Duration.ofSeconds(20));

            Deployment late = deploy(waiting);

            assertThat(going.get().outcome()).isEqualTo(Outcome.DEPLOYED);
            assertThat(late.outcome()).isEqualTo(Outcome.SUPERSEDED);
            assertThat(late.story())
                    .isEqualTo(older + " was not deployed to live: " + newer
                            + ", which includes it, was deployed meanwhile");
            assertThat(page()).isEqualTo("newer");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void shouldExplainTheLockOfAProcessThatWasKilled() throws Exception {
        Commit second = push("second", "ill");
        leaveLock(second, dead());

        assertThatThrownBy(() -> deploy(request(second)))
                .hasMessageContaining("which was killed. Look how the site is, then deploy again and break the lock"
                        + " (--break-lock)");
    }

    /** The killed deployment had put its commit there already: the way back leads behind it. */
    @Test
    void shouldGoBackBehindADeploymentThatWasKilled() throws Exception {
        Commit second = push("second", "ill");
        leaveLock(second, dead());
        GitForTests.run(folder, "pull", "--quiet");

        assertThatThrownBy(() -> deploy(request(second, Consent.BREAK_LOCK)))
                .hasMessageContaining("The commit from before, " + first + ", was put back and is well");
        assertThat(page()).isEqualTo("first");
        assertThat(DeploymentLog.in(records()).all())
                .extracting(Deployment::outcome)
                .containsExactly(Outcome.INTERRUPTED, Outcome.ROLLED_BACK);
    }

    @Test
    void shouldLeaveABrokenCommitWhereTheOneFromBeforeMustNotMeetTheData() throws Exception {
        Commit second = push("second", "ill");

        assertThatThrownBy(() -> deploy(request(second, Consent.NO_WAY_BACK)))
                .hasMessageContaining(". The commit from before was not put back: its code must not meet that data");
        assertThat(page()).isEqualTo("second");
        assertThat(DeploymentLog.in(records()).all())
                .extracting(Deployment::outcome)
                .containsExactly(Outcome.BROKEN);
    }

    @Test
    void shouldBreakNoLockButOneThatWasLeftBehindWhereThatIsWanted() throws Exception {
        Commit second = push("second", "well");
        leaveLock(second, new Holder.Worker("elsewhere", 1, Instant.EPOCH));
        assertThatThrownBy(() -> deploy(request(second, Consent.BREAK_LOCK_LEFT_BEHIND)))
                .hasMessageContaining("in process 1 on elsewhere");
        assertThat(DeploymentLock.isLeftBehind(records())).isFalse();
        Files.delete(records().resolve("lock.json"));

        leaveLock(second, dead());
        assertThat(DeploymentLock.isLeftBehind(records())).isTrue();
        assertThat(deploy(request(second, Consent.BREAK_LOCK_LEFT_BEHIND)).outcome())
                .isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void shouldBreakTheLockOfAnotherMachineOnlyWhenAsked() throws Exception {
        Commit second = push("second", "well");
        leaveLock(second, new Holder.Worker("elsewhere", 1, Instant.EPOCH));

        assertThatThrownBy(() -> deploy(request(second)))
                .hasMessageContaining(
                        "in process 1 on elsewhere. Whether that still runs cannot be seen from here; if it"
                                + " does not, break the lock (--break-lock)");
        assertThat(deploy(request(second, Consent.BREAK_LOCK)).outcome()).isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void shouldTellAReusedNumberFromTheProcessThatHadIt() throws Exception {
        Commit second = push("second", "well");
        Holder.Worker self = Holder.Worker.current();
        leaveLock(second, new Holder.Worker(self.host(), self.pid(), Instant.EPOCH));

        assertThatThrownBy(() -> deploy(request(second))).hasMessageContaining("which was killed");
    }

    @Test
    void shouldExplainALockThatCannotBeRead() throws Exception {
        Files.createDirectories(records());
        Files.writeString(records().resolve("lock.json"), "{");
        Commit second = push("second", "well");

        assertThatThrownBy(() -> deploy(request(second)))
                .hasMessage(folder + " is locked by " + records().resolve("lock.json")
                        + ", which cannot be read; if nobody deploys there, break the lock (--break-lock)");
        assertThat(deploy(request(second, Consent.BREAK_LOCK)).outcome()).isEqualTo(Outcome.DEPLOYED);
    }

    private static Holder.Worker dead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        Holder.Worker worker = new Holder.Worker(Holder.Worker.current().host(), process.pid(), Instant.now());
        process.waitFor();
        return worker;
    }

    private void leaveLock(Commit commit, Holder.Worker worker) throws IOException {
        Files.createDirectories(records());
        Instant now = Instant.now();
        Deployment killed = new Deployment(
                "staging",
                "develop",
                Optional.of(first),
                commit,
                new By("adam", ""),
                now,
                now,
                Outcome.INTERRUPTED,
                Optional.empty(),
                "It was killed");
        assertThat(DeploymentLock.take(records(), new Holder("token", killed, worker)))
                .isPresent();
    }

    @Test
    void shouldRecordThatItWasInterrupted() throws Exception {
        Commit second = push("second", "well");
        DeployRequest request = request(second);
        HealthTerms patient = new HealthTerms(Optional.empty(), Duration.ofMinutes(1), Duration.ofMinutes(1));
        Destination slow = new Destination("wizards", "staging", "develop", false, patient);
        DeployRequest slowly = new DeployRequest(slow, second, request.by(), Set.of(), Duration.ZERO);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Throwable> going =
                other.submit(() -> catchThrowableOfType(DeploymentException.class, () -> deploy(slowly)));
        while (!isThere("second")) {
            Thread.sleep(20);
        }
        Thread.sleep(500);

        other.shutdownNow();

        assertThat(going.get(20, TimeUnit.SECONDS))
                .hasMessage("Deploying " + second
                        + " to staging was interrupted in the middle; deploy again, or go back to " + first);
        assertThat(lastRecorded().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(records().resolve("lock.json")).doesNotExist();
    }

    @Test
    void shouldLetOneOfManyHaveTheLock() throws Exception {
        Files.createDirectories(records());
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch together = new CountDownLatch(16);
            List<Future<Boolean>> tries = java.util.stream.IntStream.range(0, 16)
                    .mapToObj(i -> crowd.submit(() -> {
                        together.countDown();
                        assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
                        return DeploymentLock.take(records(), Holder.of(anyDeployment()))
                                .isPresent();
                    }))
                    .toList();
            int taken = 0;
            for (Future<Boolean> each : tries) {
                taken += each.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            crowd.shutdownNow();
        }
    }

    private Deployment anyDeployment() {
        return new Deployment(
                "staging",
                "develop",
                Optional.empty(),
                first,
                new By("zoe", ""),
                Instant.EPOCH,
                Instant.EPOCH,
                Outcome.INTERRUPTED,
                Optional.empty(),
                "");
    }

    @Test
    void shouldPutBackTheLockThatSomebodyHasTakenMeanwhile() throws Exception {
        Files.createDirectories(records());
        try (DeploymentLock fresh =
                DeploymentLock.take(records(), Holder.of(anyDeployment())).orElseThrow()) {
            assertThat(DeploymentLock.remove(records(), "what stood there before"))
                    .isFalse();
            assertThat(DeploymentLock.take(records(), Holder.of(anyDeployment())))
                    .isEmpty();
            assertThat(fresh).isNotNull();
        }
        assertThat(records().resolve("lock.json")).doesNotExist();
    }
}
