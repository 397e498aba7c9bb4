package io.jenkins.plugins.backhaul.compose;

import java.io.IOException;

/** Docker or Compose is missing, does not answer or refuses. The message is one sentence, with what to do next. */
public class ComposeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A fault seen here. */
    public ComposeException(String message) {
        super(message);
    }

    /** A fault of a program that was run. */
    public ComposeException(String message, Throwable cause) {
        super(message, cause);
    }
}
