package io.jenkins.plugins.backhaul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.backhaul.deploy.HealthTerms.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real web server. */
class AwaitHealthTest {
    private HttpServer server;
    private URI url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health?key=hunter2");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Answers each request with the status for its number, from 0. */
    private void answer(IntUnaryOperator status) {
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/health", exchange -> {
            byte[] body = "all is well".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.applyAsInt(requests.getAndIncrement()), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private Optional<String> await(Probe probe, Question question) throws InterruptedException {
        HealthTerms terms = new HealthTerms(Optional.of(question), Duration.ofSeconds(2), Duration.ofSeconds(1));
        return new AwaitHealth(probe, terms).run();
    }

    private Optional<String> await(Optional<Integer> status, Optional<String> text) throws InterruptedException {
        return await(Probe.NONE, new Question(url, status, text));
    }

    private String shown() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    @Test
    void shouldWaitUntilItIsWell() throws Exception {
        answer(request -> request < 3 ? 503 : 200);

        assertThat(await(Optional.empty(), Optional.of("is well"))).isEmpty();
    }

    @Test
    void shouldSayWhatIsAnsweredInstead() throws Exception {
        answer(request -> 502);

        assertThat(await(Optional.empty(), Optional.empty()))
                .contains("it did not become well within 2 s: " + shown() + " answers with the status 502");
    }

    @Test
    void shouldTakeTheStatusThatWasAskedForOnly() throws Exception {
        answer(request -> 401);

        assertThat(await(Optional.of(401), Optional.empty())).isEmpty();
        assertThat(await(Optional.of(200), Optional.empty()))
                .contains("it did not become well within 2 s: " + shown() + " answers with the status 401, not 200");
    }

    @Test
    void shouldSayThatTheTextIsMissing() throws Exception {
        answer(request -> 200);

        assertThat(await(Optional.empty(), Optional.of("Welcome")))
                .contains("it did not become well within 2 s: " + shown() + " answers without the text \"Welcome\"");
    }

    @Test
    void shouldNotTakeWhatComesAndGoesForWell() throws Exception {
        answer(request -> request % 2 == 0 ? 200 : 500);

        assertThat(await(Optional.empty(), Optional.empty()).orElseThrow())
                .startsWith(
                        "it did not become well within 2 s: " + shown() + " answers with the status 500; it was well ")
                .endsWith(" in between, but did not stay so for 1 s");
    }

    @Test
    void shouldNotTakeWhatBeginsAnewAgainAndAgainForWell() throws Exception {
        answer(request -> 200);
        AtomicInteger runs = new AtomicInteger();

        assertThat(await(
                                () -> Sign.well("run " + runs.getAndIncrement()),
                                new Question(url, Optional.empty(), Optional.empty()))
                        .orElseThrow())
                .startsWith("it did not become well within 2 s: it has only just begun anew; it was well ");
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        server.stop(0);

        assertThat(await(Optional.empty(), Optional.empty()))
                .contains("it did not become well within 2 s: " + shown() + " cannot be reached");
    }

    @Test
    void shouldNotWaitForWhatIsLost() throws Exception {
        answer(request -> 200);
        long begun = System.nanoTime();

        assertThat(await(() -> Sign.lost("it is dead"), new Question(url, Optional.empty(), Optional.empty())))
                .contains("it is dead");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
