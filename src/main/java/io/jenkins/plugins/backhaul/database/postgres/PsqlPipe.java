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
 * What goes into a {@code psql} and what comes out of it.
 *
 * <p>psql never sees the text of a statement: it gets a query that returns the text, in base64, and sends on to the server
 * what the query returned ({@code \gexec}). So nothing in a statement can be read as one of psql's own commands, of whatever
 * version psql is and however it would have split the text. Only what ends a failed transaction, words of our own, goes to
 * psql itself. A mark that nobody can guess stands behind each answer. Needs psql 11.
 */
final class PsqlPipe implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINE_LIMIT = 16 * 1024 * 1024;
    private static final String FORGET_ERROR = "\\set LAST_ERROR_SQLSTATE 00000\n\\set LAST_ERROR_MESSAGE ''\n";

    private final PostgresConnection connection;
    private final RunningProgram psql;
    private final BoundedLines lines;
    private final String mark;
    private volatile boolean busy;

    /** @param psql just started; closing this ends it */
    PsqlPipe(PostgresConnection connection, RunningProgram psql) {
        this.connection = connection;
        this.psql = psql;
        this.lines = new BoundedLines(psql.output(), LINE_LIMIT);
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        this.mark = HexFormat.of().formatHex(key);
    }

    /** Whether the server has ended what it was sent, or psql is gone. */
    boolean isReady() {
        return lines.isReady();
    }

    /** Whether the server may still work on something. */
    boolean isBusy() {
        return busy;
    }

    /** Sets a variable of psql's, which no server sees. */
    void set(String variable, boolean on) throws DatabaseException {
        write("\\set " + variable + (on ? " on\n" : " off\n"));
    }

    /** Sends a statement; {@link #answer} must follow. */
    void send(byte[] statement) throws DatabaseException {
        write(statement);
        writeMark();
    }

    /** Sends a command of our own as it is: in a failed transaction the server refuses the query that would return the text. */
    void control(String command) throws DatabaseException {
        busy = true;
        write(FORGET_ERROR + command + ";\n");
        writeMark();
    }

    /** Sends a statement that data follow; from now on psql ends when the server refuses anything. */
    void beginData(byte[] statement) throws DatabaseException {
        set("ON_ERROR_STOP", true);
        write(statement);
    }

    /** Sends data as they are. */
    void data(byte[] bytes, int offset, int length) throws DatabaseException {
        write(bytes, offset, length);
    }

    /** Ends data; {@link #answer} must follow. */
    void endData() throws DatabaseException {
        write("\\.\n");
        set("ON_ERROR_STOP", false);
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
     * Waits for what was sent.
     *
     * @param keep whether the lines of the answer are wanted
     * @throws SqlException when the server refused it; the session goes on
     */
    List<String> answer(boolean keep) throws DatabaseException {
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

    /** What the server still works on may go on there. */
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
