package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ResetSettings.Cloudflare;
import io.jenkins.plugins.backhaul.notify.CloudflareCache;
import java.io.IOException;

/** Empties the cache in front of the site. */
final class EmptyCache implements Phase {
    private final Surroundings surroundings;
    private final Cloudflare settings;

    EmptyCache(Surroundings surroundings, Cloudflare settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "cloudflare";
    }

    @Override
    public String intent() {
        return "empty Cloudflare's cache of the zone " + settings.zone();
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        progress.start("emptying Cloudflare's cache", 0);
        String token = surroundings
                .secrets()
                .apply(settings.token())
                .orElseThrow(() -> new IOException("the secret '" + settings.token() + "' is not there"));
        new CloudflareCache(settings.url(), settings.zone(), token).empty();
        return Made.of("Cloudflare's cache of the zone " + settings.zone() + " is empty");
    }
}
