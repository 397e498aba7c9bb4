package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to a server, held by a {@code psql} behind a pipe. For one thread at a time. */
final class PsqlSession implements AutoCloseable {
    private final PsqlPipe pipe;
    private ServerVersion version;

    private PsqlSession(PsqlPipe pipe) {
        this.pipe = pipe;
    }

    /**
     * Connects, and frees the session from what a server, a role or a database may have set as its default: time limits,
     * read-only transactions, a search path.
     *
     * @throws DatabaseException when there is no connection; says why and what to do
     */
    static PsqlSession open(Toolbox toolbox, PostgresConnection connection) throws DatabaseException {
        List<String> arguments = List.of(
                "--no-psqlrc",
                "--quiet",
                "--no-align",
                "--tuples-only",
                "--no-password",
                "--dbname=" + connection.with("client_encoding", "UTF8").toArgument());
        PsqlSession session = new PsqlSession(new PsqlPipe(
                connection, toolbox.start("psql", PostgresTools.ANY_VERSION, connection.password(), arguments)));
        try {
            session.prepare();
            return session;
        } catch (DatabaseException e) {
            session.close();
            throw e;
        }
    }

    private void prepare() throws DatabaseException {
        rows("SELECT pg_catalog.set_config(s.name, v.value, false)"
                + " FROM (VALUES ('statement_timeout', '0'), ('lock_timeout', '0'),"
                + " ('idle_in_transaction_session_timeout', '0'), ('idle_session_timeout', '0'),"
                + " ('transaction_timeout', '0'), ('default_transaction_read_only', 'off'), ('row_security', 'off'),"
                + " ('search_path', ''), ('standard_conforming_strings', 'on'), ('client_min_messages', 'warning'))"
                + " AS v (name, value) JOIN pg_catalog.pg_settings AS s ON s.name = v.name");
        List<String> row = rows("SELECT pg_catalog.current_setting('server_version_num'),"
                        + " pg_catalog.current_setting('server_version')")
                .get(0);
        version = ServerVersion.of(row.get(0), row.get(1));
    }

    /** The server's version. */
    ServerVersion version() {
        return version;
    }

    /**
     * Asks a question.
     *
     * @param query a query without semicolon
     * @return its rows; a null is {@code null}
     */
    List<List<String>> rows(String query) throws DatabaseException {
        // Not by COPY: psql 15 and later forget the error of one that has begun.
        send(RecordText.of(query));
        List<List<String>> rows = new ArrayList<>();
        for (String line : pipe.answer(true)) {
            rows.add(RecordText.fields(line));
        }
        return rows;
    }

    /** Asks a question whose answer is one value. */
    String value(String query) throws DatabaseException {
        return rows(query).get(0).get(0);
    }

    /** Runs a statement, or several as one string, and forgets what it returns. */
    void execute(String statement) throws DatabaseException {
        execute(statement.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs a statement, written in the session's present {@code client_encoding}. */
    void execute(byte[] statement) throws DatabaseException {
        pipe.send(statement);
        pipe.answer(false);
    }

    /** Ends the transaction that is open, failed or not, and undoes it. */
    void rollBack() throws DatabaseException {
        pipe.control("ROLLBACK");
        pipe.answer(false);
    }

    /** Whether a transaction goes on behind a statement that the server refuses, as if that had not been there. */
    void outliveErrors(boolean wanted) throws DatabaseException {
        pipe.set("ON_ERROR_ROLLBACK", wanted);
    }

    /** Sets a savepoint that {@link #rollBackToSavepoint} goes back to, as often as it is called. */
    void setSavepoint() throws DatabaseException {
        execute("SAVEPOINT here");
    }

    /** Makes a failed transaction usable again. */
    void rollBackToSavepoint() throws DatabaseException {
        pipe.control("ROLLBACK TO SAVEPOINT here");
        pipe.answer(false);
    }

    /** Sends a statement and returns while the server works on it; {@link #await()} must follow. */
    void send(String statement) throws DatabaseException {
        pipe.send(statement.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the server has ended what {@link #send} started, or the session is gone. */
    boolean hasAnswered() {
        return pipe.isReady();
    }

    /** Whether the server may still work on something. */
    boolean isBusy() {
        return pipe.isBusy();
    }

    /** Waits for what {@link #send} started. */
    void await() throws DatabaseException {
        pipe.answer(false);
    }

    /**
     * Starts to fill a table. Data follows by {@link #copy}, and {@link #endCopy} must end it. When the server refuses the
     * statement or a line, psql ends, so that data can never be read as commands; the session is then of no more use.
     *
     * @param statement a {@code COPY … FROM STDIN}
     */
    void beginCopy(byte[] statement) throws DatabaseException {
        pipe.beginData(statement);
    }

    /** Sends lines of data, none of which may be {@code \.}; the last one sent before the end must be whole. */
    void copy(byte[] data, int offset, int length) throws DatabaseException {
        pipe.data(data, offset, length);
    }

    /** Ends what {@link #beginCopy} started and waits until the server has taken all of it. */
    void endCopy() throws DatabaseException {
        pipe.endData();
        pipe.answer(false);
    }

    /** Ends the session. What the server still works on may go on there. */
    @Override
    public void close() {
        pipe.close();
    }
}
