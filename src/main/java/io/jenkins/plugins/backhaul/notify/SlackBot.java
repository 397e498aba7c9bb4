package io.jenkins.plugins.backhaul.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A bot that writes to a channel of Slack (docs.slack.dev/reference/methods/chat.postMessage). */
public final class SlackBot implements Channel {
    /** Slack's own server. */
    public static final URI SLACK = URI.create("https://slack.com");

    private final URI server;
    private final String token;
    private final String channel;

    /**
     * A bot in a channel.
     *
     * @param server {@link #SLACK}, or what speaks as it does
     * @param token the bot's, which is secret
     * @param channel such as {@code #wizards}
     */
    public SlackBot(URI server, String token, String channel) {
        this.server = server;
        this.token = token;
        this.channel = channel;
    }

    @Override
    public String name() {
        return "Slack's channel " + channel;
    }

    /** Slack answers with the status 200 also when it refuses. */
    @Override
    public void tell(Notice notice) throws IOException, InterruptedException {
        JsonPost.Answer answer = JsonPost.withToken(server.resolve("/api/chat.postMessage"), token)
                .send(Map.of("channel", channel, "text", SlackText.of(notice)));
        answer.requireSuccess();
        JsonNode said = answer.json();
        if (!said.path("ok").asBoolean()) {
            String error = said.path("error").asText("");
            throw new IOException("it refused" + (error.matches("[a-z_]{1,60}") ? " (" + error + ")" : ""));
        }
    }
}
