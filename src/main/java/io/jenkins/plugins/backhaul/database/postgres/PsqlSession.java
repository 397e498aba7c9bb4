package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * One connection to a server, held by a {@code psql} that reads from a pipe. For one thread at a time.
 *
 * <p>psql never sees the text of a statement: it gets a query that returns the text, in base64, and sends on to the server
 * what the query returned ({@code \gexec}). So nothing in a statement can be read as one of psql's own commands, of whatever
 * version psql is and however it would have split the text. Only what ends a failed transaction, words of our own, goes to
 * psql itself. Needs psql 11.
 */
final class PsqlSession implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINE_LIMIT = 16 * 1024 * 1024;
    private static final String FORGET_ERROR = "\\set LAST_ERROR_SQLSTATE 00000\n\\set LAST_ERROR_MESSAGE ''\n";

    private final PostgresConnection connection;
    private final RunningProgram psql;
    private final BoundedLines lines;
    private final String mark;
    private volatile boolean busy;
    private ServerVersion version;

    private PsqlSession(PostgresConnection connection, RunningProgram psql) {
        this.connection = connection;
        this.psql = psql;
        this.lines = new BoundedLines(psql.output(), LINE_LIMIT);
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        this.mark = HexFormat.of().formatHex(key);
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
        PsqlSession session = new PsqlSession(
                connection, toolbox.start("psql", PostgresTools.ANY_VERSION, connection.password(), arguments));
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
        for (String line : answer(true)) {
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
        send(statement);
        answer(false);
    }

    /** Ends the transaction that is open, failed or not, and undoes it. */
    void rollBack() throws DatabaseException {
        control("ROLLBACK");
    }

    /** Whether a transaction goes on behind a statement that the server refuses, as if that had not been there. */
    void outliveErrors(boolean wanted) throws DatabaseException {
        write("\\set ON_ERROR_ROLLBACK " + (wanted ? "on" : "off") + "\n");
    }

    /** Sets a savepoint that {@link #rollBackToSavepoint} goes back to, as often as it is called. */
    void setSavepoint() throws DatabaseException {
        execute("SAVEPOINT here");
    }

    /** Makes a failed transaction usable again. */
    void rollBackToSavepoint() throws DatabaseException {
        control("ROLLBACK TO SAVEPOINT here");
    }

    /** Written as it is: in a failed transaction the server refuses the query that would return the text. */
    private void control(String command) throws DatabaseException {
        busy = true;
        write(FORGET_ERROR + command + ";\n");
        writeMark();
        answer(false);
    }

    /** Sends a statement and returns while the server works on it; {@link #await()} must follow. */
    void send(String statement) throws DatabaseException {
        send(statement.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the server has ended what {@link #send} started, or the session is gone. */
    boolean hasAnswered() {
        return lines.isReady();
    }

    /** Whether the server may still work on something. */
    boolean isBusy() {
        return busy;
    }

    /** Waits for what {@link #send} started. */
    void await() throws DatabaseException {
        answer(false);
    }

    private void send(byte[] statement) throws DatabaseException {
        write(statement);
        writeMark();
    }

    private void write(byte[] statement) throws DatabaseException {
        String text = FORGET_ERROR
                + "SELECT pg_catalog.convert_from(pg_catalog.decode('"
                + Base64.getEncoder().encodeToString(statement)
                + "', 'base64'), pg_catalog.pg_client_encoding()) \\gexec\n";
        busy = true;
        write(text);
    }

    private void writeMark() throws DatabaseException {
        write("\\echo " + mark + " :LAST_ERROR_SQLSTATE\n\\echo :LAST_ERROR_MESSAGE\n\\echo " + mark + "\n");
    }

    private void write(String text) throws DatabaseException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
        try {
            psql.input().flush();
        } catch (IOException e) {
            throw gone();
        }
    }

    private void write(byte[] bytes, int offset, int length) throws DatabaseException {
        try {
            psql.input().write(bytes, offset, length);
        } catch (IOException e) {
            throw gone();
        }
    }

    /**
     * Starts to fill a table. Data follows by {@link #copy}, and {@link #endCopy} must end it. When the server refuses the
     * statement or a line, psql ends, so that data can never be read as commands; the session is then of no more use.
     *
     * @param statement a {@code COPY … FROM STDIN}
     */
    void beginCopy(byte[] statement) throws DatabaseException {
        write("\\set ON_ERROR_STOP on\n");
        write(statement);
    }

    /** Sends lines of data, none of which may be {@code \.}; the last one sent before the end must be whole. */
    void copy(byte[] data, int offset, int length) throws DatabaseException {
        write(data, offset, length);
    }

    /** Ends what {@link #beginCopy} started and waits until the server has taken all of it. */
    void endCopy() throws DatabaseException {
        write("\\.\n\\set ON_ERROR_STOP off\n");
        writeMark();
        answer(false);
    }

    private List<String> answer(boolean keep) throws DatabaseException {
        List<String> kept = new ArrayList<>();
        try {
            String line = lines.next();
            while (line != null && !line.startsWith(mark)) {
                if (keep) {
                    kept.add(line);
                }
                line = lines.next();
            }
            if (line == null) {
                throw gone();
            }
            check(line.substring(mark.length()).strip());
        } catch (DatabaseException e) {
            throw e;
        } catch (IOException e) {
            throw gone();
        }
        return kept;
    }

    private void check(String state) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = lines.next(); !mark.equals(line); line = lines.next()) {
            if (line == null) {
                throw gone();
            }
            message.append(message.isEmpty() ? "" : "\n").append(line);
        }
        busy = false;
        if (state.startsWith(":")) {
            throw new DatabaseException("The psql for " + connection + " is too old: install psql 11 or newer");
        }
        if (!state.equals("00000")) {
            throw new SqlException(state, message.toString());
        }
    }

    /** Why psql is no longer there. */
    private DatabaseException gone() {
        endInput();
        try {
            psql.await();
            return new DatabaseException("The session with " + connection + " ended before it had answered");
        } catch (ProgramException e) {
            return PsqlFailure.explain(connection, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DatabaseException("The session with " + connection + " was stopped");
        }
    }

    private void endInput() {
        try {
            psql.input().close();
        } catch (IOException e) {
            // It no longer listens, and what it would have read is of no interest any more.
        }
    }

    /** Ends the session. What the server still works on may go on there. */
    @Override
    public void close() {
        if (!busy) {
            leave();
        }
        psql.close();
    }

    /** A psql that is killed inside a container lives on there; one that has read the end of its input does not. */
    private void leave() {
        endInput();
        try {
            psql.await();
        } catch (ProgramException e) {
            // It was told to go, and it went.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
