package io.jenkins.plugins.backhaul.staging;

import java.util.Locale;

/** What a person can leave out of a reset. */
public enum Part {
    /** The branch stays as it is. */
    GIT,
    /** Nothing is deployed from here. */
    DEPLOY,
    /** Media stay as they are. */
    MEDIA,
    /** Caches, the call and the message. */
    AFTER;

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
