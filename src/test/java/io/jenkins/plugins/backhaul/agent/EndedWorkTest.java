package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.folder.Life;
import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups that do not go to their end undisturbed. */
class EndedWorkTest extends WorkCase {
    private static final long MINUTE = 60_000;

    private int objectsBefore;

    @BeforeEach
    void countObjects() throws Exception {
        objectsBefore = store.list("").size();
    }

    @Test
    void shouldUndoEverythingWithinSecondsWhenItIsCancelled() throws Exception {
        TicketDesk desk = backupDesk();
        try (WorkerForTests worker = start(backup(), MINUTE)) {
            watchUntilItSends(worker, desk);
            assertThat(backends()).isNotEqualTo("0");
            Instant cancelled = Instant.now();
            worker.folder().cancel();
            News end = worker.watchToTheEnd(withoutParts(desk));

            assertThat(Outcome.parse(end.outcome())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.why()).isEqualTo(Outcome.Why.INTERRUPTED);
                assertThat(failed.sentence()).startsWith("The work was cancelled");
            });
            assertThat(Duration.between(cancelled, Instant.now())).isLessThan(Duration.ofSeconds(15));
            assertNothingLeft();
        }
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void shouldGoOnWhenTheControllerComesBackInTime() throws Exception {
        try (WorkerForTests worker = start(backup(), MINUTE)) {
            watchUntilItSends(worker, backupDesk());
            worker.forgetAnswers();
            Thread.sleep(3000);

            TicketDesk next = backupDesk();
            News end = worker.watchToTheEnd(next::answer);
            assertThat(Outcome.parse(end.outcome())).as(end.outcome()).isInstanceOf(Outcome.BackedUp.class);
            assertThat(next.published()).isPresent();
        }
    }

    @Test
    void shouldFinishThoughEveryAnswerIsLostOnce() throws Exception {
        TicketDesk[] desk = {backupDesk()};
        try (WorkerForTests worker = start(backup(), MINUTE)) {
            boolean[] lost = {false};
            News end = worker.watchToTheEnd(question -> {
                byte[] answer = desk[0].answer(question);
                lost[0] = !lost[0];
                if (lost[0]) {
                    desk[0] = backupDesk();
                    return null;
                }
                return answer;
            });
            assertThat(Outcome.parse(end.outcome())).as(end.outcome()).isInstanceOf(Outcome.BackedUp.class);
            assertThat(desk[0].published().orElseThrow().manifest().rows()).isEqualTo(400_000);
        }
    }

    @Test
    void shouldEndByItselfAndLeaveNothingWhenNobodyComesBack() throws Exception {
        try (WorkerForTests worker = start(backup(), 2000)) {
            watchUntilItSends(worker, backupDesk());
            ProcessHandle process = worker.process();
            process.onExit().get(30, TimeUnit.SECONDS);

            assertNothingLeft();
            News news = worker.watch(question -> null);
            assertThat(((Outcome.Failed) Outcome.parse(news.outcome())).sentence())
                    .startsWith("Nobody has watched this work for 2 s, so it was ended");
        }
    }

    @Test
    void shouldEndWhenItsFolderIsTakenAway() throws Exception {
        WorkerForTests worker = start(backup(), MINUTE);
        watchUntilItSends(worker, backupDesk());
        ProcessHandle process = worker.process();
        worker.close();
        process.onExit().get(30, TimeUnit.SECONDS);

        assertNothingLeft();
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void shouldBeSeenToBeDeadWhenItIsKilled() throws Exception {
        TicketDesk desk = backupDesk();
        try (WorkerForTests worker = start(backup(), MINUTE)) {
            watchUntilItSends(worker, desk);
            ProcessHandle process = worker.process();
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
            News end = worker.watchToTheEnd(withoutParts(desk));

            assertThat(end.life()).isEqualTo(Life.DEAD);
            assertThat(end.outcome()).isEmpty();
            desk.abort();
            assertNothingLeft();
        }
    }

    private void watchUntilItSends(WorkerForTests worker, TicketDesk desk) throws Exception {
        boolean[] sends = {false};
        for (int round = 0; round < 200 && !sends[0]; round++) {
            worker.watch(question -> {
                sends[0] |= isPart(question);
                return isPart(question) ? null : desk.answer(question);
            });
        }
        assertThat(sends[0]).as(worker.log()).isTrue();
    }

    private static UnaryOperator<byte[]> withoutParts(TicketDesk desk) {
        return question -> isPart(question) ? null : desk.answer(question);
    }

    private static boolean isPart(byte[] question) {
        return new String(question, StandardCharsets.UTF_8).contains("\"send-part\"");
    }

    private void assertNothingLeft() throws Exception {
        for (int tries = 0; tries < 50 && !backends().equals("0"); tries++) {
            Thread.sleep(100);
        }
        assertThat(backends()).isEqualTo("0");
        assertThat(unfinishedUploads()).isZero();
        assertThat(store.list("")).hasSize(objectsBefore);
    }
}
