package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;

/** The server refused a statement. */
final class SqlException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    static final String UNDEFINED_OBJECT = "42704";
    static final String UNDEFINED_TABLE = "42P01";
    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String OBJECT_IN_USE = "55006";

    private final String state;

    /**
     * A refusal.
     *
     * @param state the SQLSTATE, five characters
     */
    SqlException(String state, String message) {
        super(message);
        this.state = state;
    }

    /** The same with an explanation. */
    SqlException with(String explanation) {
        SqlException explained = new SqlException(state, getMessage() + " (" + explanation + ")");
        explained.initCause(this);
        return explained;
    }

    /** Whether a value was wrong, which the message may repeat (class 22, data exception). */
    boolean isOfTheData() {
        return state.startsWith("22");
    }

    /** Whether a function or a statement of a project's own has raised it, in whatever words (class P0). */
    private boolean isRaised() {
        return state.startsWith("P0");
    }

    /** The same, or where the message may repeat a value only which error it was. */
    DatabaseException withoutData() {
        if (isOfTheData()) {
            return hidden("A value does not fit where it is put or what is done with it");
        }
        return isRaised() ? hidden("A function or the project's own SQL has raised an error") : this;
    }

    private DatabaseException hidden(String what) {
        return new DatabaseException(
                what + " (SQLSTATE " + state + "); the server's own words are not shown, as they may repeat values");
    }

    /** Class 53, insufficient resources, and class 58, errors of the system below it. */
    @Override
    public boolean isForWantOfResources() {
        return state.startsWith("53") || state.startsWith("58");
    }

    boolean is(String otherState) {
        return state.equals(otherState);
    }
}
