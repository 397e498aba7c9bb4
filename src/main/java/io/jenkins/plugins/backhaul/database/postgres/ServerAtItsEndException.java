package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;

/** The server has no disk or no memory left. */
final class ServerAtItsEndException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    ServerAtItsEndException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean isForWantOfResources() {
        return true;
    }
}
