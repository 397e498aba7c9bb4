package io.jenkins.plugins.backhaul.scrub;

import java.io.IOException;

/** Personal data could not be removed as the rules say. The message names the rule, the table or the column, and what to do. */
public final class ScrubException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Without a deeper cause. */
    public ScrubException(String message) {
        super(message);
    }

    /** With one. */
    public ScrubException(String message, Throwable cause) {
        super(message, cause);
    }
}
