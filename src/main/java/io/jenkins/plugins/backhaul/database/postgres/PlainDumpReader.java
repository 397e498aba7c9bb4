package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a plain dump as the statements and the data it consists of, without ever holding more of it than one statement. */
final class PlainDumpReader {
    private static final String HEADER = "-- PostgreSQL database dump";
    private static final String NAME = "(?:\"(?:[^\"]|\"\")++\"|[\\w$\\x80-\\xff]++)";
    private static final Pattern COPY = Pattern.compile(
            "COPY " + NAME + "(?:\\." + NAME + ")? ?(?:\\((?: ?" + NAME + " ?,?)*+\\))? ?FROM STDIN ?;",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COPY_WORD = Pattern.compile("COPY\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern STRINGS =
            Pattern.compile("SET standard_conforming_strings (?:=|TO) '?(?<value>on|off)'?;", Pattern.CASE_INSENSITIVE);
    private static final int COPY_LIMIT = 200_000;
    private static final int COMMENT_LIMIT = 200;

    private final DumpBytes in;
    private final StatementLexer lexer;
    private boolean headed;
    private boolean complete;
    private boolean inData;
    private boolean atLineStart;

    /**
     * Reads from there.
     *
     * @param in is read to its end but not closed
     */
    PlainDumpReader(InputStream in) {
        this.in = new DumpBytes(in);
        this.lexer = new StatementLexer(this.in);
    }

    /**
     * The next item. The data of a {@link CopyBlock} must be read before.
     *
     * @return {@code null} at the end of a complete dump
     * @throws DatabaseException when the dump is cut off, or holds what no dump needs
     */
    DumpItem next() throws IOException {
        if (inData) {
            throw new IllegalStateException("The data before was not read to its end");
        }
        skipToStatement();
        if (in.peek() < 0) {
            if (headed && !complete) {
                throw new TruncatedDumpException(in.line());
            }
            return null;
        }
        long line = in.line();
        SqlStatement statement = new SqlStatement(lexer.next(), line);
        String head = statement.head();
        if (COPY_WORD.matcher(head).matches()) {
            return copy(statement);
        }
        DumpGuard.check(statement);
        Matcher strings = STRINGS.matcher(head);
        if (strings.matches()) {
            lexer.setBackslashEscapes(strings.group("value").equalsIgnoreCase("off"));
        }
        return statement;
    }

    private CopyBlock copy(SqlStatement statement) throws IOException {
        Matcher copy = COPY.matcher(statement.text().replaceAll("\\s+", " "));
        if (statement.text().length() > COPY_LIMIT || !copy.matches()) {
            throw DumpGuard.refused("a COPY that is not COPY table FROM stdin in text format", statement.line());
        }
        readLine();
        inData = true;
        atLineStart = true;
        return new CopyBlock(statement);
    }

    /**
     * Reads data of the {@link CopyBlock} that {@link #next()} returned last: whole lines, but for a line that is longer
     * than the buffer.
     *
     * @param target at least {@link DumpBytes#CAPACITY} long
     * @return how many bytes; -1 at the end of the data
     */
    int readData(byte[] target) throws IOException {
        int length = in.readData(target, atLineStart);
        inData = length >= 0;
        atLineStart = length > 0 && target[length - 1] == '\n';
        return length;
    }

    private void skipToStatement() throws IOException {
        while (true) {
            int c = in.peek();
            if (c == '\\') {
                long line = in.line();
                DumpGuard.checkLine(readLine(), line);
            } else if (c == '-') {
                note(readLine());
            } else if (c == '/') {
                lexer.skipComment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                in.read();
            } else {
                return;
            }
        }
    }

    private void note(String comment) throws DatabaseException {
        if (!comment.startsWith("--")) {
            throw new DatabaseException("Line " + (in.line() - 1) + " of the dump is no SQL: this is not a plain dump");
        }
        headed |= comment.equals(HEADER);
        complete |= comment.equals(DumpEnd.COMPLETE);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < COMMENT_LIMIT) {
                line.append((char) c);
            }
        }
        return line.toString().stripTrailing();
    }
}
