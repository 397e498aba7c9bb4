package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.MediaSettings;
import java.util.Optional;

/**
 * Media, and what opens them.
 *
 * @param settings where they are
 * @param key whose the bucket is asked as; nothing for what the settings say, or the machine
 */
public record FoundMedia(MediaSettings settings, Optional<BucketKey> key) {
    static FoundMedia of(MediaSettings settings) {
        return new FoundMedia(settings, Optional.empty());
    }

    /** The same of a place within this one. */
    FoundMedia within(String name) {
        return new FoundMedia(settings.within(name), key);
    }
}
