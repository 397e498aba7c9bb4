package io.jenkins.plugins.backhaul.database;

/** Somebody else has a claim on a database. The message says who, as far as the server knows. */
public final class ClaimedException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /** Somebody else has it. */
    public ClaimedException(String message) {
        super(message);
    }
}
