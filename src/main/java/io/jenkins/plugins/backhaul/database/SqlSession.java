package io.jenkins.plugins.backhaul.database;

import java.util.List;

/**
 * A session inside a database, to look into it and to change it by statements of its own language. For one thread. What it says of a
 * failure never repeats a value of the data.
 */
public interface SqlSession extends AutoCloseable {
    /**
     * Asks a question.
     *
     * @param query a query without semicolon
     * @return its rows, each value as the server writes it; a null is {@code null}
     * @throws DatabaseException when the server refuses it; the transaction that is open is lost then
     */
    List<List<String>> rows(String query) throws DatabaseException;

    /**
     * Runs a statement, or several as one string, and forgets what it returns.
     *
     * @throws DatabaseException when the server refuses it; the transaction that is open is lost then
     */
    void execute(String statement) throws DatabaseException;

    /** Asks a question whose answer is one value, which may be {@code null}. */
    default String value(String query) throws DatabaseException {
        return rows(query).get(0).get(0);
    }

    /** Ends the session; a transaction that is still open is undone. */
    @Override
    void close();
}
