package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.folder.Life;
import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BackupAndRestoreOnAgentTest extends WorkCase {
    @Test
    void shouldBackUpAndRestoreEqualDataWithoutKeys() throws Exception {
        ObjectKey archive;
        String sent;
        TicketDesk desk = backupDesk();
        try (WorkerForTests worker = start(backup(), 60_000)) {
            News end = worker.watchToTheEnd(desk::answer);
            assertThat(end.life()).isEqualTo(Life.ENDED);
            assertThat(Outcome.parse(end.outcome())).as(worker.log()).isInstanceOf(Outcome.BackedUp.class);
            assertThat(worker.log()).contains("  dumping agent wizards on 127.0.0.1:" + server.port() + ": ");
            Sidecar made = desk.published().orElseThrow();
            assertThat(made.manifest().rows()).isEqualTo(400_000);
            assertThat(made.manifest().origin().build()).isEqualTo("https://jenkins.example/job/7/");
            archive = new ObjectKey("wizards/" + made.archive().name());
            assertThat(store.find(archive).orElseThrow().size())
                    .isEqualTo(made.archive().size());
            sent = worker.sent();
        }
        assertThat(folder.resolve("work")).doesNotExist();
        assertThat(unfinishedUploads()).isZero();

        TicketDesk reading = new TicketDesk(store, Grant.toRestore(archive), memory);
        try (WorkerForTests worker = start(restore(archive, NAME + " copy"), 60_000)) {
            News end = worker.watchToTheEnd(reading::answer);
            assertThat(Outcome.parse(end.outcome()))
                    .isInstanceOfSatisfying(
                            Outcome.Restored.class,
                            restored -> assertThat(restored.report().rows()).isEqualTo(400_000));
            sent += worker.sent();
        }
        assertThat(server.dump(NAME + " copy", "--data-only").replaceAll("(?m)^\\\\(un)?restrict .*$", ""))
                .isEqualTo(server.dump(NAME, "--data-only").replaceAll("(?m)^\\\\(un)?restrict .*$", ""));
        TicketDesk forStaging = new TicketDesk(store, Grant.toRestore(archive), memory);
        String staging = "environments: { staging: { allows-scrub: true, databases: { default: { url: \""
                + uri(NAME + " staging") + "\" } } } }\n"
                + "scrub: { profile: wagtail, tables: { wizard: { name: { fake: name } } } }\n";
        Path jar = WorkerForTests.agentJar(folder.resolve("agent.jar"));
        try (WorkerForTests worker = start(restore(archive, "staging"), 60_000, jar, folder, staging)) {
            News end = worker.watchToTheEnd(forStaging::answer);
            assertThat(Outcome.parse(end.outcome())).as(worker.log()).isInstanceOf(Outcome.Restored.class);
        }
        assertThat(server.sql(NAME + " staging", "SELECT count(*) FROM wizard WHERE name LIKE 'User %'"))
                .as("A controller that says nothing of it has what may be of production scrubbed")
                .isEqualTo("400000\n");
        assertThat(sent).contains("X-Amz-Signature=").contains(s3.accessKey()).doesNotContain(s3.secretKey());
        assertThat(sent.split(Pattern.quote(PrivatePostgres.PASSWORD), -1)).hasSize(3);
    }
}
