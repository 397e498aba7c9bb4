package io.jenkins.plugins.backhaul.heroku;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends questions with the token, and reads answers that nobody has checked. Only what is repeatable is asked again when there is no
 * answer, or one of those that pass: 429 and 5xx. A redirect, which could lead the token elsewhere, is not followed.
 */
final class Exchange {
    /** Selects the version of the Platform API; the data API does not mind (heroku/cli 11.9.0 sends it to both). */
    private static final String VERSION_3 = "application/vnd.heroku+json; version=3";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECONDS = "\\d{1,6}";

    private final HttpClient client;
    private final HerokuToken token;
    private final Patience patience;

    Exchange(HerokuToken token, Patience patience) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.answer())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.token = token;
        this.patience = patience;
    }

    /**
     * Asks.
     *
     * @throws HerokuException when there is no answer that says what was asked for
     * @throws InterruptedException when this thread was interrupted; the request is broken off
     */
    Answer send(Question question) throws HerokuException, InterruptedException {
        for (int tried = 1; ; tried++) {
            boolean last = !question.repeatable() || tried == patience.tries();
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<byte[]> response = sendOnce(question);
                Refusal refusal = new Refusal(question, token, response);
                if (!refusal.isOne()) {
                    return read(question, response.body());
                }
                if (last || !refusal.mayPass()) {
                    throw refusal.toException(tried);
                }
                asked = pauseAsked(response);
            } catch (UnansweredException e) {
                if (last) {
                    throw e.of(question, tried);
                }
            }
            Thread.sleep(patience.pauseAfter(tried, asked).toMillis());
        }
    }

    private HttpResponse<byte[]> sendOnce(Question question)
            throws HerokuException, UnansweredException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(question.address())
                .header("Accept", VERSION_3)
                .header("Authorization", "Bearer " + token.secret());
        question.body().ifPresent(body -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request.build(), head -> new BoundedBody());
        try {
            // The client's own timeout ends with the answer's head.
            return sent.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnansweredException(
                    "there was no whole answer within " + patience.answer().toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HerokuException tooLong) {
                throw new HerokuException(question + " failed: the answer was not read, as " + tooLong.getMessage());
            }
            throw new UnansweredException(question.address().getHost() + " could not be reached ("
                    + e.getCause().getClass().getSimpleName() + ")");
        } finally {
            sent.cancel(true);
        }
    }

    private static Answer read(Question question, byte[] body) throws HerokuException {
        try {
            JsonNode json = JSON.readTree(body);
            return new Answer(question.doing(), json);
        } catch (IOException e) {
            // Not as the cause: its message may quote what was answered.
            throw new HerokuException(question + " failed: Heroku answered with something else than JSON");
        }
    }

    private static Duration pauseAsked(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches(SECONDS))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    /** Nothing came back, or not all of it. */
    private static final class UnansweredException extends Exception {
        private static final long serialVersionUID = 1L;

        UnansweredException(String reason) {
            super(reason);
        }

        HerokuException of(Question question, int tries) {
            String unknown = question.repeatable()
                    ? (tries > 1 ? ", " + tries + " times running" : "")
                    : "; whether Heroku has begun it, 'heroku pg:backups' tells";
            return new HerokuException(question + " failed: " + getMessage() + unknown, true);
        }
    }
}
