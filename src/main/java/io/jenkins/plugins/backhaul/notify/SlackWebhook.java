package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.util.Map;

/** An incoming webhook of Slack (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
public final class SlackWebhook implements Channel {
    private final String address;

    /** @param address the webhook's, which is secret */
    public SlackWebhook(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "Slack";
    }

    @Override
    public void tell(Notice notice) throws IOException, InterruptedException {
        JsonPost.toSecret(address).send(Map.of("text", SlackText.of(notice))).requireSuccess();
    }
}
