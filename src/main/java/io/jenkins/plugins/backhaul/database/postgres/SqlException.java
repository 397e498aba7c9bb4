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

    /** The same, or where the message may repeat a value only which error it was. */
    DatabaseException withoutData() {
        return isOfTheData()
                ? new DatabaseException("A value does not fit where it is put or what is done with it (SQLSTATE "
                        + state + "); the server's own words are not shown, as they may repeat it")
                : this;
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
