package io.jenkins.plugins.backhaul.database;

import java.io.IOException;

/**
 * A database could not do what was asked. The message is for a person: what was tried, on which database, what the server
 * or the tool said and what to do next. It never holds a password.
 */
public class DatabaseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A failure without a deeper cause. */
    public DatabaseException(String message) {
        super(message);
    }

    /** A failure that another one caused. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the server itself was at its end, of disk or of memory: that says nothing of what was asked of it. */
    public boolean isForWantOfResources() {
        return getCause() instanceof DatabaseException deeper && deeper.isForWantOfResources();
    }
}
