package io.jenkins.plugins.backhaul.notify;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, to be told. Holds no secret.
 *
 * @param mood whether it is good
 * @param title one line that says it all
 * @param text more for who wants to know more; may be empty
 * @param facts single values by name, such as {@code environment}, in the order in which they are told
 * @param link where to read on
 * @param release what was released, when that is what happened
 */
public record Notice(
        Mood mood,
        String title,
        String text,
        Map<String, String> facts,
        Optional<URI> link,
        Optional<Release> release) {
    /** Keeps a copy of the map, in its order. */
    public Notice {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Whether something is good. */
    public enum Mood {
        /** It is as it should be. */
        GOOD,
        /** Somebody should look. */
        BAD
    }
}
