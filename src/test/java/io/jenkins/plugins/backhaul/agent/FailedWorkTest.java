package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person is told when work on an agent fails. */
class FailedWorkTest extends WorkCase {
    @Test
    void shouldTellTheStoresSentenceWordForWord() throws Exception {
        try (S3ObjectStore missing = S3ObjectStore.open(s3.settings("s3://no-such-bucket/x"));
                WorkerForTests worker = start(backup(), 60_000)) {
            TicketDesk desk = new TicketDesk(missing, Grant.toBackUp(project, Clock.systemUTC()), memory);
            Outcome.Failed failed = failed(worker.watchToTheEnd(desk::answer));

            Throwable own = catchThrowable(() -> missing.find(new ObjectKey("wizards/x")));
            String what = "s3://no-such-bucket/x/wizards/";
            assertThat(failed.why()).isEqualTo(Outcome.Why.FAULT);
            assertThat(failed.sentence())
                    .matches("Looking for \\Q" + what + "\\E[0-9-]+\\.tar\\.lrz\\Q"
                            + own.getMessage().substring(("Looking for " + what + "x").length()) + "\\E");
        }
    }

    @Test
    void shouldTellWhatIsWrongWithTheDatabase() throws Exception {
        server.dropDatabases(NAME);
        try (WorkerForTests worker = start(backup(), 60_000)) {
            Outcome.Failed failed = failed(worker.watchToTheEnd(backupDesk()::answer));

            assertThat(failed.why()).isEqualTo(Outcome.Why.FAULT);
            assertThat(failed.sentence()).contains(NAME).doesNotContain("password");
        }
    }

    @Test
    void shouldTellOfAnEnvironmentThatIsNotThere() throws Exception {
        try (WorkerForTests worker = start(new Order.Backup("stagin", Level.FAST, "", ""), 60_000)) {
            Outcome.Failed failed = failed(worker.watchToTheEnd(backupDesk()::answer));

            assertThat(failed.why()).isEqualTo(Outcome.Why.REQUEST);
            assertThat(failed.sentence()).isEqualTo("There is no environment 'stagin' in backhaul.yml");
        }
    }

    @Test
    void shouldRefuseAnOrderThatItDoesNotUnderstand() throws Exception {
        byte[] order = "{\"task\":\"format the disk\"}".getBytes(StandardCharsets.UTF_8);
        try (WorkerForTests worker = WorkerForTests.start(
                WorkerForTests.agentJar(folder.resolve("agent.jar")), folder.resolve("work"), order, Map.of())) {
            Outcome.Failed failed = failed(worker.watchToTheEnd(backupDesk()::answer));

            assertThat(failed.sentence()).startsWith("The order is not one that this version understands");
        }
    }

    private static Outcome.Failed failed(News end) throws Exception {
        assertThat(Outcome.parse(end.outcome())).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) Outcome.parse(end.outcome());
    }
}
