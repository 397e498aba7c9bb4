package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.notify.Ping;
import java.io.IOException;
import java.net.URI;

/** Calls an address that is a secret, such as one that starts the tests. */
final class CallAddress implements Phase {
    private final Surroundings surroundings;
    private final String id;

    CallAddress(Surroundings surroundings, String id) {
        this.surroundings = surroundings;
        this.id = id;
    }

    @Override
    public String name() {
        return "call";
    }

    @Override
    public String intent() {
        return "call the address '" + id + "'";
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        progress.start("calling '" + id + "'", 0);
        String address = surroundings.secrets().apply(id).map(String::strip).orElse("");
        if (!address.matches("https?://[^\\s/]\\S*")) {
            throw new IOException("the secret '" + id + "' is no address: it must begin with https:// or http://");
        }
        new Ping(parsed(address)).send();
        return Made.of("the address '" + id + "' was called");
    }

    private URI parsed(String address) throws IOException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message holds the address.
            throw new IOException("the secret '" + id + "' is no address");
        }
    }
}
