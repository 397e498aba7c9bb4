package io.jenkins.plugins.backhaul.deploy;

import java.util.Locale;

/** How a deployment ended. */
public enum Outcome {
    /** The commit is there and well. */
    DEPLOYED,
    /** A newer commit got there while this one waited for the lock, so it was left out. */
    SUPERSEDED,
    /** Nothing was changed. */
    NOT_BEGUN,
    /** It was not well; the commit from before is back, and well. */
    ROLLED_BACK,
    /** It was not well, and neither is what is there now. */
    BROKEN,
    /** It was stopped in the middle; what is there is not known. */
    INTERRUPTED;

    /** In lower case with hyphens, as it is recorded. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
