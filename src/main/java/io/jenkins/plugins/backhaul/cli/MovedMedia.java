package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.site.FoundMedia;
import io.jenkins.plugins.backhaul.site.MediaSite;
import java.io.IOException;

/**
 * Media on their way from one environment to another.
 *
 * @param originals whether only what people uploaded goes along, and not what the site has made of it
 */
record MovedMedia(MediaSite media, String from, String to, boolean originals) {
    /** Fails, before anything is done, when one of the two does not say where its media are, or nothing may be copied there. */
    void requireAllowed(SyncRun sync, boolean delete) throws Exception {
        sync.requireAllowed(place(from), place(to), delete);
    }

    SyncRun.Outcome run(SyncRun sync, boolean delete) throws Exception {
        return sync.run(place(from), place(to), delete);
    }

    private FoundMedia place(String environment) throws IOException {
        return originals ? media.originals(environment) : media.of(environment);
    }
}
