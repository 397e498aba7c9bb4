package io.jenkins.plugins.backhaul.lrzip.fault;

import java.io.IOException;

/** An archive could not be read or written. The message is one sentence for a person and says what to do next. */
public abstract class LrzipException extends IOException {
    private static final long serialVersionUID = 1L;

    LrzipException(String message, Throwable cause) {
        super(message, cause);
    }
}
