package io.jenkins.plugins.backhaul.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.PartAtStore;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.agent.message.SizedPart;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackupName;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.MemoryForTests;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk before a real store, asked by an agent that may forge, repeat and lie. */
class TicketDeskTest {
    private static final Project WIZARDS = new Project("wizards");

    private static LocalS3 server;

    private final BackupName name = new BackupName(WIZARDS, Instant.now());
    private final MemoryForTests memory = new MemoryForTests();
    private S3ObjectStore store;
    private TicketDesk desk;
    private ForgingAgent agent;

    @BeforeAll
    static void startServer() throws IOException {
        server = LocalS3.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void openDesk() throws IOException {
        store = S3ObjectStore.open(server.settings("s3://" + LocalS3.BUCKET + "/" + UUID.randomUUID()));
        restart();
    }

    /** As a controller that was killed: all it knows is what it remembered. */
    private void restart() {
        desk = new TicketDesk(store, Grant.toBackUp(WIZARDS, Clock.systemUTC()), memory);
        agent = new ForgingAgent(desk);
    }

    @Test
    void shouldRememberTheKeyBeforeAndTheIdAtOnce() throws Exception {
        agent.ask(start());

        assertThat(memory.history()).hasSize(2);
        assertThat(OpenUpload.parse(memory.history().get(0))).isEqualTo(OpenUpload.announced(name.archive()));
        assertThat(OpenUpload.parse(memory.history().get(1)).id()).isNotEmpty();
    }

    @Test
    void shouldGiveAnUnfinishedUploadUpForAnotherName() throws Exception {
        agent.ask(start());
        BackupName other = new BackupName(WIZARDS, name.time().plusSeconds(1));

        agent.ask(new Question.StartUpload(other.archive(), 0));

        assertThat(OpenUpload.parse(memory.recall().orElseThrow().toText()).key())
                .isEqualTo(other.archive());
        assertThat(store.sweepUnfinished(name.archive().value(), Instant.now().plusSeconds(60)))
                .isZero();
    }

    @Test
    void shouldReadEverythingOfItsProjectToResetAndNothingElse() throws Exception {
        agent.ask(start());
        ObjectKey own = new ObjectKey("wizards/20260101-000000.tar.lrz");
        ObjectKey foreign = new ObjectKey("witches/20260101-000000.tar.lrz");
        for (ObjectKey each : List.of(own, foreign)) {
            store.create(each, new byte[] {1}, "text/plain");
        }
        ForgingAgent resetting = new ForgingAgent(
                new TicketDesk(store, Grant.toReset(WIZARDS, Clock.systemUTC()), new MemoryForTests()));

        assertThat(resetting.ask(new Question.ListObjects("")))
                .isInstanceOfSatisfying(Answer.Listed.class, listed -> assertThat(listed.objects())
                        .extracting(StoredObject::key)
                        .containsExactly(own));
        assertThat(resetting.ask(new Question.ReadObject(own))).isInstanceOf(Answer.Opened.class);
        assertThat(resetting.refusal(new Question.ReadObject(foreign))).contains("which is not part of this work");
    }

    @Test
    void shouldPublishWhatItHasSeenAndNothingElseAfterIt() throws Exception {
        PartAtStore part = startAndSend();
        assertThat(agent.refusal(ForgingAgent.create(name, ForgingAgent.sidecar(name))))
                .contains("before there is an archive");
        assertThat(agent.ask(complete(part))).isInstanceOfSatisfying(Answer.Stored.class, stored -> assertThat(
                        stored.object().size())
                .isEqualTo(ForgingAgent.ARCHIVE.length));
        assertThat(desk.published()).isEmpty();
        agent.ask(ForgingAgent.create(name, ForgingAgent.sidecar(name)));

        assertThat(desk.published()).contains(ForgingAgent.sidecar(name));
        BackupName other = new BackupName(WIZARDS, name.time().plusSeconds(1));
        assertThat(agent.refusal(new Question.StartUpload(other.archive(), 0)))
                .isEqualTo(
                        "The controller refused what the agent asked for: a second archive, after " + name.archive());
    }

    @Test
    void shouldAnswerAgainWhateverTheRestartedControllerHadAnsweredAlready() throws Exception {
        Answer.Started first = (Answer.Started) agent.ask(start());
        restart();
        assertThat(((Answer.Started) agent.ask(start())).terms()).isEqualTo(first.terms());
        restart();
        PartAtStore part = agent.send();
        Answer completed = agent.ask(complete(part));
        restart();
        assertThat(agent.ask(complete(part))).isEqualTo(completed);
        restart();
        Answer created = agent.ask(ForgingAgent.create(name, ForgingAgent.sidecar(name)));
        restart();
        assertThat(agent.ask(ForgingAgent.create(name, ForgingAgent.sidecar(name))))
                .isEqualTo(created);
        restart();
        assertThat(desk.published()).contains(ForgingAgent.sidecar(name));
    }

    @Test
    void shouldNotTakeAnotherObjectOfThatNameForItsOwn() throws Exception {
        PartAtStore part = startAndSend();
        desk.abort();
        store.create(name.archive(), "x".repeat(ForgingAgent.ARCHIVE.length).getBytes(UTF_8), "text/plain");
        memory.remember(OpenUpload.parse(memory.history().get(1)));
        restart();

        assertThat(agent.refusal(complete(part))).contains("(0 there, 1 sent). Nothing was published; write it again.");
    }

    @Test
    void shouldEndTheUploadOfWhichItRemembersTheKeyAlone() throws Exception {
        memory.remember(OpenUpload.announced(name.archive()));
        store.control(name.archive(), 0);
        restart();

        desk.abort();

        assertThat(unfinished()).isZero();
        assertThat(memory.recall()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenItWasKilledWhileItBegan() throws Exception {
        memory.remember(OpenUpload.announced(name.archive()));
        store.control(name.archive(), 0);
        restart();

        assertThat(agent.ask(start())).isInstanceOf(Answer.Started.class);
        desk.abort();
        assertThat(unfinished()).isZero();
    }

    @Test
    void shouldLeaveSomebodyElsesUploadOfThatNameAlone() throws Exception {
        store.control(name.archive(), 0);

        assertThat(agent.refusal(start())).contains("Somebody else has been writing");
        desk.abort();

        assertThat(unfinished()).isEqualTo(1);
    }

    @Test
    void shouldPassTheStoresSentenceOnWordForWord() throws Exception {
        store.create(name.archive(), new byte[] {1}, "text/plain");
        String own = "";
        try {
            store.control(name.archive(), 0);
        } catch (ObjectExistsException e) {
            own = e.getMessage();
        }

        Answer.Failed failed = (Answer.Failed) agent.ask(start());

        assertThat(failed.exception()).isInstanceOf(ObjectExistsException.class).hasMessage(own);
    }

    @Test
    void shouldRefuseEverythingOnceItHasEnded() throws Exception {
        startAndSend();
        desk.abort();

        assertThat(unfinished()).isZero();
        assertThat(agent.refusal(start())).contains("anything at all, as this work has ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dragons/20261120-031500.tar.lrz",
                "wizards/older/20261120-031500.tar.lrz",
                "wizards/20261120-031500.json",
                "wizards/index.html",
                "20261120-031500.tar.lrz"
            })
    void shouldRefuseToWriteAnythingButABackupOfTheProject(String key) throws Exception {
        assertThat(agent.refusal(new Question.StartUpload(new ObjectKey(key), 0)))
                .isEqualTo("The controller refused what the agent asked for: writing " + key
                        + ", which is not a backup that this work makes");
        assertThat(memory.history()).isEmpty();
    }

    @Test
    void shouldRefuseABackupOfAnotherDay() throws Exception {
        BackupName old = new BackupName(WIZARDS, Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(agent.refusal(new Question.StartUpload(old.archive(), 0)))
                .contains("Set the clock of the agent, or of the controller, right");
    }

    @Test
    void shouldRefuseToReadAndToSweepWhatIsNotGranted() throws Exception {
        store.create(name.archive(), new byte[] {1}, "text/plain");

        assertThat(agent.refusal(new Question.ReadObject(name.archive()))).contains("which is not part of this work");
        assertThat(agent.ask(new Question.ListObjects(""))).isEqualTo(new Answer.Listed(List.of()));
        assertThat(agent.refusal(new Question.SweepUploads("", Instant.EPOCH))).contains("not this work's folder");
        assertThat(agent.refusal(new Question.SweepUploads("wizards/", Instant.now())))
                .contains("which may still go on");
    }

    @Test
    void shouldLetARestoreReadItsArchiveAndSidecarOnly() throws Exception {
        BackupName other = new BackupName(WIZARDS, name.time().minusSeconds(1));
        for (ObjectKey key : List.of(name.archive(), name.sidecar(), other.archive())) {
            store.create(key, new byte[] {1}, "text/plain");
        }
        ForgingAgent reader = new ForgingAgent(new TicketDesk(store, Grant.toRestore(name.archive()), memory));

        assertThat(((Answer.Listed) reader.ask(new Question.ListObjects("wizards/"))).objects())
                .extracting(object -> object.key())
                .containsExactly(name.archive(), name.sidecar());
        assertThat(reader.ask(new Question.ReadObject(name.sidecar()))).isInstanceOf(Answer.Opened.class);
        assertThat(reader.refusal(new Question.ReadObject(other.archive()))).contains("which is not part of this work");
        assertThat(reader.refusal(start())).contains("not a backup that this work makes");
    }

    @Test
    void shouldRefusePartsThatAreNotAsAgreed() throws Exception {
        SizedPart good = startAndSend().part();

        assertThat(agent.refusal(
                        new Question.SendPart(new SizedPart(1, (16 << 20) + 1, good.checksum(), good.sha256()))))
                .endsWith("sending part 1 of 16777217 bytes, which is not as agreed");
        assertThat(agent.refusal(new Question.CompleteUpload(List.of())))
                .endsWith("publishing 0 parts that are not as agreed");
        assertThat(agent.refusal(complete(
                        new PartAtStore(new SizedPart(2, good.size(), good.checksum(), good.sha256()), "abc"))))
                .endsWith("publishing 1 parts that are not as agreed");
        assertThat(agent.refusal(complete(new PartAtStore(good, "abc"))))
                .contains("The store does not hold the parts of " + store.locate(name.archive()) + " that were sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "project", "time", "size", "hash of the parts"})
    void shouldRefuseASidecarThatLies(String what) throws Exception {
        agent.ask(complete(startAndSend()));
        Sidecar good = ForgingAgent.sidecar(name);
        Manifest manifest = good.manifest();
        Sidecar.Stored archive = good.archive();
        long size = what.equals("size") ? 7 : archive.size();
        String sha256 = what.startsWith("hash") ? "00".repeat(32) : ForgingAgent.sha256();
        Sidecar lie = new Sidecar(
                new Manifest(
                        1,
                        what.equals("project") ? "dragons" : manifest.project(),
                        what.equals("time") ? Instant.EPOCH : manifest.created(),
                        manifest.origin(),
                        manifest.databases()),
                new Sidecar.Stored(
                        what.equals("name") ? "x.tar.lrz" : archive.name(),
                        size,
                        List.of(new Content(size, sha256)),
                        1));

        assertThat(agent.refusal(ForgingAgent.create(name, lie)))
                .isEqualTo("The controller refused what the agent asked for: writing a manifest beside "
                        + name.archive() + " that is wrong: its " + what + " is not that of what was stored");
        assertThat(store.find(name.sidecar())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "garbage",
                "{\"ask\":\"delete-object\",\"key\":\"wizards/x\"}",
                "{\"ask\":\"java.net.URL\",\"key\":\"wizards/x\"}",
                "{\"ask\":\"read-object\"}",
                "{\"ask\":\"read-object\",\"key\":\"../x\"}",
                "{\"ask\":\"read-object\",\"key\":7}",
                "{\"ask\":\"read-object\",\"key\":\"a\",\"key\":\"b\"}",
                "{\"ask\":\"read-object\",\"key\":\"a\",\"more\":1}",
                "{\"ask\":\"read-object\",\"key\":\"a\"} {}",
                "{\"ask\":\"start-upload\",\"key\":\"a\",\"sizeEstimate\":-1}",
                "{\"ask\":\"send-part\",\"part\":{\"number\":10001,\"size\":1,\"checksum\":\"a\",\"sha256\":\"b\"}}",
                "{\"ask\":\"complete-upload\",\"parts\":null}"
            })
    void shouldRefuseWhatIsNoQuestion(String json) throws Exception {
        Answer answer = Answer.parse(desk.answer(json.getBytes(UTF_8)));

        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.sentence())
                .startsWith("The agent's question "));
    }

    @Test
    void shouldSayWhenTheControllerCannotRemember() throws Exception {
        TicketDesk forgetful = new TicketDesk(store, Grant.toBackUp(WIZARDS, Clock.systemUTC()), new MemoryForTests() {
            @Override
            public void remember(OpenUpload upload) throws IOException {
                if (upload.isOpened()) {
                    throw new IOException("The controller's disk is full");
                }
                super.remember(upload);
            }
        });

        assertThat(new ForgingAgent(forgetful).refusal(start())).isEqualTo("The controller's disk is full");
        assertThat(unfinished()).isZero();
    }

    @Test
    void shouldRefuseToRecallWhatIsNoUpload() {
        assertThatThrownBy(() -> OpenUpload.parse("x")).hasMessageContaining("This is not a remembered upload");
    }

    private PartAtStore startAndSend() throws Exception {
        assertThat(agent.ask(start())).isInstanceOf(Answer.Started.class);
        return agent.send();
    }

    private Question start() {
        return new Question.StartUpload(name.archive(), 0);
    }

    private static Question complete(PartAtStore part) {
        return new Question.CompleteUpload(List.of(part));
    }

    private int unfinished() throws IOException {
        return store.sweepUnfinished("", Instant.now().plusSeconds(3600));
    }
}
