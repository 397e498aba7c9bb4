package io.jenkins.plugins.backhaul.restore;

import java.io.IOException;

/** What was asked for is possible but dangerous, and was not confirmed; nothing was touched. The message says how to confirm. */
public class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names the danger and the way to confirm. */
    public RefusedException(String message) {
        super(message);
    }
}
