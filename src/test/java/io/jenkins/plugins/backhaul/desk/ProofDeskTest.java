package io.jenkins.plugins.backhaul.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackupName;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.MemoryForTests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk of a proof before a real store, told of it by an agent that may forge, repeat and lie. */
class ProofDeskTest {
    private static final Project WIZARDS = new Project("wizards");
    private static final Content DUMP = new Content(1, "0a".repeat(32));

    private static LocalS3 server;

    private final Instant now = Instant.parse(Instant.now().toString().substring(0, 19) + "Z");
    private final BackupName name = new BackupName(WIZARDS, now.minus(Duration.ofDays(30)));
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
    void makeBackup() throws Exception {
        store = S3ObjectStore.open(server.settings("s3://" + LocalS3.BUCKET + "/" + UUID.randomUUID()));
        store.create(name.archive(), ForgingAgent.ARCHIVE, "application/octet-stream");
        store.create(name.sidecar(), ManifestJson.write(sidecar()), "application/json");
        restart();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void restart() {
        desk = new TicketDesk(store, Grant.toProve(WIZARDS, name.archive(), now, Clock.systemUTC()), memory);
        agent = new ForgingAgent(desk);
    }

    @Test
    void shouldStoreEvidenceOnceWhateverIsAskedAgainAfterARestart() throws Exception {
        Answer first = agent.ask(create(proven()));
        assertThat(first).isInstanceOf(Answer.Stored.class);
        assertThat(agent.ask(create(proven()))).isEqualTo(first);
        restart();
        assertThat(agent.ask(create(proven()))).isEqualTo(first);
        restart();

        StoredEvidence stored = desk.evidence().orElseThrow();
        assertThat(stored.key()).isEqualTo(key(now, Verdict.PROVEN));
        assertThat(stored.evidence()).isEqualTo(Evidence.read(proven().getBytes(UTF_8)));
        assertThat(desk.published()).isEmpty();
        assertThat(agent.refusal(create(proven().replace("\"seconds\":3", "\"seconds\":4"))))
                .contains("a second piece of evidence");
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void shouldKnowItsOwnEvidenceAfterItWasKilledBetween() throws Exception {
        ObjectKey key = key(now, Verdict.PROVEN);
        memory.remember(OpenUpload.announced(key));
        store.create(key, Json.write(Evidence.read(proven().getBytes(UTF_8))), "application/json");

        assertThat(agent.ask(create(proven()))).isInstanceOf(Answer.Stored.class);
        assertThat(desk.evidence()).isPresent();
    }

    @Test
    void shouldTakeTheNextNameWhenAnotherProofHasTheFirst() throws Exception {
        store.create(key(now, Verdict.PROVEN), new byte[] {1}, "application/json");

        Answer.Failed taken = (Answer.Failed) agent.ask(create(proven()));
        assertThat(taken.exception()).isInstanceOf(ObjectExistsException.class);
        assertThat(desk.evidence()).isEmpty();
        ObjectKey next = key(now.plusSeconds(1), Verdict.PROVEN);
        assertThat(agent.ask(create(next, proven()))).isInstanceOf(Answer.Stored.class);
        assertThat(desk.evidence().orElseThrow().key()).isEqualTo(next);
    }

    @Test
    void shouldKeepWhatSpeaksAgainstABackupToo() throws Exception {
        String failed = failed();

        assertThat(agent.ask(create(key(now, Verdict.FAILED), failed))).isInstanceOf(Answer.Stored.class);
        assertThat(desk.evidence().orElseThrow().evidence().reasons()).containsExactly("a row is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"project\":\"wizards\"       | \"project\":\"dragons\"       | project is not what is in the store",
                "\"size\":23                   | \"size\":24                   | archive is not what is in the store",
                "\"sha256\":\"ff               | \"sha256\":\"gg               | not read to its end",
                "\"found\":7                   | \"found\":6                   | tables in default are not equal",
                "\"expected\":7,\"found\":7    | \"expected\":6,\"found\":6    | rows in default is not what is in the store",
                "\"recorded\":true             | \"recorded\":false            | tables in default are not equal",
                "\"name\":\"public.spell\"     | \"name\":\"public.wand\"      | rows in default is not what is in the store",
                "0a0a0a                        | 0b0a0a                        | dump default is not what is in the store",
                "\"file\":\"default.sql\"      | \"file\":\"other.sql\"        | file is not what is in the store",
                "\"name\":\"default\"          | \"name\":\"other\"            | databases is not what is in the store",
                "\"name\":\"default\",         | ``                            | name",
                "\"passed\":true               | \"passed\":false              | verdict is not that of default",
                "\"differences\":[]            | \"differences\":[\"a\"]       | verdict is not that of default",
                "\"reasons\":[]                | \"reasons\":[\"a\"]           | does not follow from its reasons",
                "\"reasons\":[]                | \"reasons\":[null]            | cannot be read",
                "\"seconds\":3                 | \"seconds\":-3                | times cannot be",
                "\"seconds\":2                 | \"seconds\":1e300             | times cannot be",
            })
    void shouldRefuseEvidenceThatIsNotAsTheStoreSays(String truth, String lie, String why) throws Exception {
        String evidence = proven();
        assertThat(evidence).contains(truth);

        assertThat(agent.refusal(create(evidence.replace(truth, lie == null ? "" : lie))))
                .contains("evidence")
                .contains(why);
        assertThat(evidence()).isEmpty();
        assertThat(memory.history()).isEmpty();
    }

    @Test
    void shouldRefuseToCallProvenWhatHasNoRecord() throws Exception {
        store.delete(name.sidecar());

        assertThat(agent.refusal(create(proven()))).contains("there is no record beside the archive");
        String restorable =
                proven().replace("\"proven\"", "\"restorable\"").replace(":true,\"tables\"", ":false,\"tables\"");
        assertThat(agent.ask(create(key(now, Verdict.RESTORABLE), restorable))).isInstanceOf(Answer.Stored.class);
    }

    @Test
    void shouldRefuseNamesThatSayOtherwise() throws Exception {
        BackupName other = new BackupName(WIZARDS, name.time().plusSeconds(1));
        for (ObjectKey key : List.of(
                key(now, Verdict.FAILED),
                key(now.plusSeconds(60), Verdict.PROVEN),
                key(now.minusSeconds(1), Verdict.PROVEN),
                new ProofMark(other.archive(), now, Verdict.PROVEN).evidence(),
                name.sidecar(),
                other.sidecar())) {
            assertThat(agent.refusal(create(key, proven()))).as(key.value()).contains("is not that of such evidence");
        }
        Instant tomorrow = now.plus(Duration.ofDays(2));
        assertThat(agent.refusal(
                        create(key(tomorrow, Verdict.PROVEN), proven().replace(now.toString(), tomorrow.toString()))))
                .contains("Set the clock of the agent");
    }

    @Test
    void shouldRefuseAllElse() throws Exception {
        agent.ask(create(proven()));
        BackupName today = new BackupName(WIZARDS, now);

        assertThat(agent.refusal(new Question.StartUpload(today.archive(), 0))).contains("writing");
        assertThat(agent.refusal(new Question.SendPart(ForgingAgent.part()))).contains("not begun");
        assertThat(agent.refusal(new Question.CompleteUpload(List.of()))).contains("not begun");
        assertThat(agent.refusal(new Question.SweepUploads("wizards/", Instant.EPOCH)))
                .contains("sweeping");
        assertThat(agent.refusal(new Question.ReadObject(today.archive()))).contains("not part of this work");
        assertThat(agent.ask(new Question.ReadObject(name.archive()))).isInstanceOf(Answer.Opened.class);
        agent.ask(new Question.AbortUpload());
        desk.abort();
        assertThat(desk.evidence()).isPresent();
    }

    @Test
    void shouldNotTakeWhatSomebodyPutInItsPlace() throws Exception {
        agent.ask(create(proven()));
        store.delete(key(now, Verdict.PROVEN));
        store.create(key(now, Verdict.PROVEN), failed().getBytes(UTF_8), "application/json");
        restart();

        assertThatThrownBy(() -> desk.evidence()).hasMessageContaining("is not what was stored there");
    }

    private List<ObjectKey> evidence() throws IOException {
        return store.list("wizards/").stream()
                .map(each -> each.key())
                .filter(key -> key.value().contains(".proof-"))
                .toList();
    }

    private Question create(String evidence) {
        return create(key(now, Verdict.PROVEN), evidence);
    }

    private static Question create(ObjectKey key, String evidence) {
        return Question.CreateObject.of(key, evidence.getBytes(UTF_8), "application/json");
    }

    private ObjectKey key(Instant begun, Verdict verdict) {
        return new ProofMark(name.archive(), begun, verdict).evidence();
    }

    private Sidecar sidecar() throws Exception {
        Sidecar plain = ForgingAgent.sidecar(name);
        DumpedDatabase empty = plain.manifest().databases().get(0);
        DumpedDatabase full = new DumpedDatabase(
                empty.name(),
                empty.database(),
                empty.facts(),
                empty.properties(),
                empty.format(),
                DUMP,
                new Fingerprint(List.of(new TableCount("public", "spell", 7))));
        Manifest manifest =
                new Manifest(Manifest.FORMAT, "wizards", name.time(), new Origin("", "", "", ""), List.of(full));
        return new Sidecar(manifest, plain.archive());
    }

    private String failed() {
        return proven().replace("\"proven\"", "\"failed\"")
                .replace("\"reasons\":[]", "\"reasons\":[\"a row is missing\"]");
    }

    private String proven() {
        return """
                {"format":1,"project":"wizards","archive":{"location":"%s","name":"%s","size":23,"sha256":"%s","made":"%s"},
                "verdict":"proven","reasons":[],"begun":"%s","restoreSeconds":1,"seconds":3,
                "by":{"environment":"","commit":"","build":"","tool":"backhaul"},
                "compared":[{"made":true,"sentence":"All of it."}],
                "databases":[{"name":"default","file":"default.sql","dump":{"size":1,"sha256":"%s"},"source":"","scratch":"",
                "seconds":2,"recorded":true,"tables":[{"name":"public.spell","expected":7,"found":7}],"differences":[],
                "checks":[{"name":"c","query":"q","expected":"1","found":"1","passed":true}],"notes":[]}]}""".formatted(
                store.locate(name.archive()), name.archive().name(), "ff".repeat(32), name.time(), now, DUMP.sha256());
    }
}
