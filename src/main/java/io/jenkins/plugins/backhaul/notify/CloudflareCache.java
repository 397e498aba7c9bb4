package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Empties the cache that Cloudflare keeps of a zone (developers.cloudflare.com/api, "Purge Cached Content"). */
public final class CloudflareCache {
    private final URI server;
    private final String zone;
    private final String token;

    /**
     * The cache of a zone.
     *
     * @param server the interface's address
     * @param zone its id
     * @param token one that may empty the cache
     */
    public CloudflareCache(URI server, String zone, String token) {
        this.server = server;
        this.zone = zone;
        this.token = token;
    }

    /**
     * Empties it.
     *
     * @throws IOException when it was not emptied; the message ends a sentence and does not hold the token
     */
    public void empty() throws IOException, InterruptedException {
        URI address = server.resolve("/client/v4/zones/" + zone + "/purge_cache");
        JsonPost.Answer answer = JsonPost.withToken(address, token).send(Map.of("purge_everything", true));
        answer.requireSuccess();
        if (!answer.json().path("success").asBoolean()) {
            throw new IOException("it answered that it did not");
        }
    }
}
