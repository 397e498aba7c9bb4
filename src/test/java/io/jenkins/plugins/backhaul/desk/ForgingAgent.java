package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.PartAtStore;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.agent.message.SizedPart;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackupName;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Asks a desk what an agent could ask, true or not, and sends bytes by its tickets. */
final class ForgingAgent {
    static final byte[] ARCHIVE = "the bytes of an archive".getBytes(StandardCharsets.UTF_8);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TicketDesk desk;

    ForgingAgent(TicketDesk desk) {
        this.desk = desk;
    }

    Answer ask(Question question) throws Exception {
        return Answer.parse(desk.answer(question.toJson()));
    }

    /** The sentence that a question is refused with; empty when it is not. */
    String refusal(Question question) throws Exception {
        return ask(question) instanceof Answer.Failed failed ? failed.sentence() : "";
    }

    /** Sends the one part of an upload that was started. */
    PartAtStore send() throws Exception {
        SizedPart part = part();
        Ticket ticket = ((Answer.Admitted) ask(new Question.SendPart(part))).ticket();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ticket.address()).PUT(HttpRequest.BodyPublishers.ofByteArray(ARCHIVE));
        ticket.headers().forEach(request::setHeader);
        HttpResponse<Void> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
        return new PartAtStore(part, answer.headers().firstValue("ETag").orElseThrow());
    }

    static SizedPart part() throws Exception {
        return new SizedPart(
                1,
                ARCHIVE.length,
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("MD5").digest(ARCHIVE)),
                sha256());
    }

    static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ARCHIVE));
    }

    static Sidecar sidecar(BackupName name) throws Exception {
        DumpedDatabase database = new DumpedDatabase(
                "default",
                "wizards",
                new DatabaseFacts("postgres", "15.18", 1000, "7/1"),
                new DatabaseProperties(Map.of(), List.of()),
                DumpFormat.PLAIN,
                new Content(1, "0a".repeat(32)),
                new Fingerprint(List.of()));
        Manifest manifest = new Manifest(
                Manifest.FORMAT, name.project().name(), name.time(), new Origin("", "", "", ""), List.of(database));
        return new Sidecar(
                manifest,
                new Sidecar.Stored(
                        name.archive().name(), ARCHIVE.length, List.of(new Content(ARCHIVE.length, sha256())), 1.5));
    }

    static Question create(BackupName name, Sidecar sidecar) {
        return Question.CreateObject.of(name.sidecar(), ManifestJson.write(sidecar), "application/json");
    }
}
