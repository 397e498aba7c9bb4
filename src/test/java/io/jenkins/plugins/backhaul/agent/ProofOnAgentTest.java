package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.StoredEvidence;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.testkit.MemoryForTests;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProofOnAgentTest extends WorkCase {
    @Test
    void shouldProveBackupWithoutKeysAndLeaveTheServerAsItWas() throws Exception {
        ObjectKey archive = backUp();
        String databases = databases();
        TicketDesk desk = new TicketDesk(
                store, Grant.toProve(project, archive, Instant.now(), Clock.systemUTC()), new MemoryForTests());

        Order.Task task = new Order.Prove(archive, "", "", "0123abcd", "https://jenkins.example/job/8/");
        try (WorkerForTests worker = start(task, 60_000)) {
            String outcome = worker.watchToTheEnd(desk::answer).outcome();
            assertThat(Outcome.parse(outcome)).as(worker.log()).isInstanceOf(Outcome.Proved.class);
            assertThat(worker.sent()).doesNotContain(s3.secretKey());
        }

        StoredEvidence stored = desk.evidence().orElseThrow();
        assertThat(stored.evidence().verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(stored.evidence().rows()).isEqualTo(400_000);
        assertThat(stored.evidence().by().build()).isEqualTo("https://jenkins.example/job/8/");
        assertThat(Evidence.read(store.readWhole(stored.key(), Evidence.LARGEST)))
                .isEqualTo(stored.evidence());
        assertThat(databases()).isEqualTo(databases);
    }

    private ObjectKey backUp() throws Exception {
        TicketDesk desk = backupDesk();
        try (WorkerForTests worker = start(backup(), 60_000)) {
            worker.watchToTheEnd(desk::answer);
        }
        return new ObjectKey(
                "wizards/" + desk.published().orElseThrow().archive().name());
    }

    private String databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database ORDER BY 1");
    }
}
