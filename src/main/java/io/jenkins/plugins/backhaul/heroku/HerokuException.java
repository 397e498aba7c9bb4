package io.jenkins.plugins.backhaul.heroku;

import java.io.IOException;

/** Heroku said no, or nothing that could be understood. The message is one sentence and holds neither token nor signed address. */
public final class HerokuException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    HerokuException(String message) {
        this(message, false);
    }

    /** @param passing whether the same may work in a while */
    HerokuException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }
}
