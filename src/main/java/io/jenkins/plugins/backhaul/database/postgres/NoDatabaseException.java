package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;

/** The server was reached and has no database of that name. */
final class NoDatabaseException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    NoDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
