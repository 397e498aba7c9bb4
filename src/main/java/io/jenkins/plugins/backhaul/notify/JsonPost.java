package io.jenkins.plugins.backhaul.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Posts JSON to an address, or with a token, that is secret: neither is ever in a message, and a redirect, which could lead the
 * secret elsewhere, is not followed.
 */
final class JsonPost {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final Optional<String> token;

    private JsonPost(URI address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /**
     * To an address that is itself the secret.
     *
     * @throws IOException when it is no web address
     */
    static JsonPost toSecret(String address) throws IOException {
        return new JsonPost(parsed(address.strip()), Optional.empty());
    }

    static JsonPost withToken(URI address, String token) throws IOException {
        if (!token.strip().matches("[\\x21-\\x7e]+")) {
            throw new IOException("its secret is no token: it holds blanks or nothing");
        }
        return new JsonPost(address, Optional.of(token.strip()));
    }

    private static URI parsed(String address) throws IOException {
        String wrong = "its secret is no address: it must begin with https:// or http://";
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
                throw new IOException(wrong);
            }
            return uri;
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message holds the address.
            throw new IOException(wrong);
        }
    }

    /**
     * Posts.
     *
     * @return what was answered
     */
    Answer send(Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(written(body)));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return new Answer(response.statusCode(), new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            throw new IOException("there was no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new IOException("it could not be reached at " + address.getHost() + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static String written(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice cannot be written as JSON", e);
        }
    }

    /** What a server answered. */
    record Answer(int status, String body) {
        void requireSuccess() throws IOException {
            if (status / 100 != 2) {
                String reason = body.strip().matches("[a-z_]{1,40}") ? " (" + body.strip() + ")" : "";
                throw new IOException("it answered with the status " + status + reason);
            }
        }

        JsonNode json() throws IOException {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IOException("it answered with something else than JSON");
            }
        }
    }
}
