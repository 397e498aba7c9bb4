package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;

/** A dump ends before it is complete. */
final class TruncatedDumpException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    TruncatedDumpException(long line) {
        super("The dump is cut off: it ends in line " + line
                + " without being complete. Restore another backup; nothing was changed");
    }
}
