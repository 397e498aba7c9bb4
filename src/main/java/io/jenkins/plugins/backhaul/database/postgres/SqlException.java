package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.List;
import java.util.regex.Pattern;

/** The server refused a statement. */
final class SqlException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    static final String UNDEFINED_OBJECT = "42704";
    static final String UNDEFINED_TABLE = "42P01";
    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String OBJECT_IN_USE = "55006";

    /** Classes of errors that the server's own messages have, none of which repeats a value. */
    private static final List<String> SERVERS_OWN =
            List.of("08", "0A", "21", "25", "28", "2B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "XX");

    /** How the server words a violated constraint (class 23), which functions like to raise in words of their own. */
    private static final Pattern VIOLATION = Pattern.compile(
            "(new row for relation|null value in column|duplicate key value"
                    + "|insert or update on table|update or delete on table|conflicting key value|column \"|domain |could not create).*",
            Pattern.DOTALL);

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

    /** Whether a function or a statement of a project's own may have raised it, in whatever words. */
    private boolean mayBeRaised() {
        boolean servers = state.startsWith("23")
                ? VIOLATION.matcher(getMessage().replaceFirst("^ERROR: +", "")).matches()
                : SERVERS_OWN.stream().anyMatch(state::startsWith);
        return !servers;
    }

    /** The same, or where the message may repeat a value only which error it was. */
    DatabaseException withoutData() {
        if (isOfTheData()) {
            return hidden("A value does not fit where it is put or what is done with it");
        }
        return mayBeRaised() ? hidden("A function or the project's own SQL has raised an error") : this;
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
