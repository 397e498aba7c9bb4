package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * Tells a watcher outside that all is well, by calling an address: the watcher, such as healthchecks.io or Dead Man's Snitch,
 * raises the alarm when the call does not come. The address is secret: whoever knows it can call as well.
 */
public final class Ping {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI address;

    /** @param address http or https */
    public Ping(URI address) {
        this.address = address;
    }

    /**
     * Calls once, with an empty POST; again when there was no answer.
     *
     * @throws IOException when it could not be called, or did not answer with a success; the message ends a sentence and does not
     *     hold the address
     */
    public void send() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        for (int tries = 1; ; tries++) {
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status / 100 != 2) {
                    throw new RefusedException("it answered with the status " + status);
                }
                return;
            } catch (RefusedException e) {
                throw e;
            } catch (IOException e) {
                if (tries == TRIES) {
                    // Not as the cause: its message may hold the address.
                    throw new IOException(reason(e));
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private String reason(IOException fault) {
        return fault instanceof HttpTimeoutException
                ? "there was no answer from " + address.getHost() + " within " + PATIENCE.toSeconds() + " s"
                : address.getHost() + " could not be reached ("
                        + fault.getClass().getSimpleName() + ")";
    }

    /** Trying again would not help. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
