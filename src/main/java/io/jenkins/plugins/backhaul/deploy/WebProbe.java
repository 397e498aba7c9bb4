package io.jenkins.plugins.backhaul.deploy;

import io.jenkins.plugins.backhaul.deploy.HealthTerms.Question;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a site over HTTP and compares its answer. */
final class WebProbe implements Probe {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int LONGEST = 1 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(MOST)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Question question;

    WebProbe(Question question) {
        this.question = question;
    }

    @Override
    public Sign look() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(question.url()).timeout(MOST).build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return judge(response.statusCode(), new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            return Sign.notYet(shown() + " does not answer within " + MOST.toSeconds() + " s");
        } catch (ConnectException e) {
            return Sign.notYet(shown() + " cannot be reached");
        } catch (IOException e) {
            return Sign.notYet(shown() + " does not answer as a web server does (" + e.getMessage() + ")");
        }
    }

    private Sign judge(int status, String body) {
        boolean expected = question.status().map(only -> only == status).orElse(status / 100 == 2);
        if (!expected) {
            return Sign.notYet(shown() + " answers with the status " + status
                    + question.status().map(only -> ", not " + only).orElse(""));
        }
        if (question.text().filter(text -> !body.contains(text)).isPresent()) {
            return Sign.notYet(
                    shown() + " answers without the text \"" + question.text().get() + "\"");
        }
        return Sign.well("");
    }

    /** Without the query, which may hold a key. */
    private String shown() {
        URI url = question.url();
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
