package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Any address that takes JSON: {@code {"mood": "good", "title": …, "text": …, "link": …, "facts": {…}}}. */
public final class Webhook implements Channel {
    private final String address;

    /** @param address the webhook's, which is secret */
    public Webhook(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "The webhook";
    }

    @Override
    public void tell(Notice notice) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mood", notice.mood().name().toLowerCase(Locale.ROOT));
        body.put("title", notice.title());
        body.put("text", notice.text());
        notice.link().ifPresent(link -> body.put("link", link.toString()));
        body.put("facts", notice.facts());
        JsonPost.toSecret(address).send(body).requireSuccess();
    }
}
