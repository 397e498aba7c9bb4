package io.jenkins.plugins.backhaul.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real web server that answers as Slack and Sentry do. */
class NoticesTest {
    private static final String SECRET = "T0HUNTER2";

    private final List<Request> requests = new ArrayList<>();
    private HttpServer server;
    private URI address;

    private record Request(String path, String authorization, JsonNode body) {}

    private static Notice notice(Optional<Release> release) {
        return new Notice(
                Notice.Mood.BAD,
                "wizards: <b> & co",
                "It failed",
                Map.of("branch", "develop"),
                Optional.of(URI.create("https://jenkins.example/7")),
                release);
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new JsonMapper().readTree(exchange.getRequestBody())));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private List<String> tell(Channel channel) {
        return new TellAll(List.of(channel)).run(notice(Optional.empty()));
    }

    private String webhook() {
        return address + "/services/" + SECRET;
    }

    @Test
    void shouldTellSlackByItsWebhook() {
        answer(200, "ok");

        assertThat(tell(new SlackWebhook(webhook() + "\n"))).isEmpty();

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).path()).isEqualTo("/services/" + SECRET);
        assertThat(requests.get(0).body().path("text").asText())
                .isEqualTo(
                        ":x: *wizards: &lt;b&gt; &amp; co*\nIt failed\n• branch: develop\n<https://jenkins.example/7>");
    }

    @Test
    void shouldTellSlackByABot() {
        answer(200, "{\"ok\": true}");

        assertThat(tell(new SlackBot(address, SECRET, "#wizards"))).isEmpty();

        assertThat(requests.get(0).path()).isEqualTo("/api/chat.postMessage");
        assertThat(requests.get(0).authorization()).isEqualTo("Bearer " + SECRET);
        assertThat(requests.get(0).body().path("channel").asText()).isEqualTo("#wizards");
    }

    @Test
    void shouldSayWhySlackRefuses() {
        answer(200, "{\"ok\": false, \"error\": \"channel_not_found\"}");

        assertThat(tell(new SlackBot(address, SECRET, "#wizards")))
                .containsExactly("Slack's channel #wizards was not told: it refused (channel_not_found)");
    }

    @Test
    void shouldSendJsonToAnyWebhook() {
        answer(204, "");

        assertThat(tell(new Webhook(webhook()))).isEmpty();

        JsonNode body = requests.get(0).body();
        assertThat(body.path("mood").asText()).isEqualTo("bad");
        assertThat(body.path("title").asText()).isEqualTo("wizards: <b> & co");
        assertThat(body.path("facts").path("branch").asText()).isEqualTo("develop");
        assertThat(body.path("link").asText()).isEqualTo("https://jenkins.example/7");
    }

    @Test
    void shouldRecordAReleaseInSentry() {
        answer(201, "{}");
        String version = "a".repeat(40);
        Instant begun = Instant.parse("2026-11-20T12:30:00Z");
        Release release = new Release(version, "production", begun, begun.plusSeconds(30));

        assertThat(new TellAll(List.of(new Sentry(address, SECRET, "acme", "wizards")))
                        .run(notice(Optional.of(release))))
                .isEmpty();

        assertThat(requests)
                .extracting(Request::path)
                .containsExactly(
                        "/api/0/organizations/acme/releases/",
                        "/api/0/organizations/acme/releases/" + version + "/deploys/");
        assertThat(requests.get(0).body().path("projects").get(0).asText()).isEqualTo("wizards");
        assertThat(requests.get(1).body().path("environment").asText()).isEqualTo("production");
        assertThat(requests.get(1).body().path("dateFinished").asText()).isEqualTo("2026-11-20T12:30:30Z");
    }

    @Test
    void shouldTellSentryOfReleasesOnly() {
        answer(201, "{}");

        assertThat(tell(new Sentry(address, SECRET, "acme", "wizards"))).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void shouldSayTheStatusAndSlacksReason() {
        answer(404, "no_service");

        assertThat(tell(new SlackWebhook(webhook())))
                .containsExactly("Slack was not told: it answered with the status 404 (no_service)");
    }

    @Test
    void shouldNotRepeatWhatAServerAnswers() {
        answer(500, "your address was " + webhook());

        assertThat(tell(new Webhook(webhook())))
                .containsExactly("The webhook was not told: it answered with the status 500");
    }

    @Test
    void shouldNotCarryASecretWhereARedirectLeads() {
        answer(307, "");

        assertThat(tell(new SlackBot(address, SECRET, "#wizards")))
                .containsExactly("Slack's channel #wizards was not told: it answered with the status 307");
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldSayThatNobodyListensWithoutTheAddress() {
        server.stop(0);

        assertThat(tell(new SlackWebhook(webhook())))
                .containsExactly("Slack was not told: it could not be reached at 127.0.0.1 (ConnectException)");
    }

    @Test
    void shouldNotShowASecretThatIsNoAddress() {
        assertThat(tell(new Webhook("hooks.example/" + SECRET + " x")))
                .containsExactly(
                        "The webhook was not told: its secret is no address: it must begin with https:// or http://");
        assertThat(tell(new SlackBot(address, SECRET + " x", "#wizards")))
                .containsExactly(
                        "Slack's channel #wizards was not told: its secret is no token: it holds blanks or nothing");
    }

    @Test
    void shouldTellTheOthersWhenOneCannotBeTold() {
        answer(200, "ok");

        List<String> faults =
                new TellAll(List.of(new Webhook("none"), new SlackWebhook(webhook()))).run(notice(Optional.empty()));

        assertThat(faults).hasSize(1);
        assertThat(requests).hasSize(1);
    }
}
