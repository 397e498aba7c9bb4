package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Cuts statements out of SQL text by the rules of psql (PostgreSQL's psqlscan.l): strings, quoted names, dollar quotes,
 * comments, parentheses and the bodies of SQL functions ({@code BEGIN ATOMIC … END}) may all hold semicolons.
 */
final class StatementLexer {
    private static final int LIMIT =
            (int) Math.min(64 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

    private final DumpBytes in;
    private final StringBuilder text = new StringBuilder();
    private final FunctionBody body = new FunctionBody();
    private boolean backslashEscapes;
    private int parentheses;

    StatementLexer(DumpBytes in) {
        this.in = in;
    }

    /** Whether a backslash escapes in an ordinary string: dumps of old servers say so at their beginning. */
    void setBackslashEscapes(boolean escapes) {
        backslashEscapes = escapes;
    }

    /**
     * Reads a statement to its semicolon.
     *
     * @return its bytes, one in each character
     */
    String next() throws IOException {
        text.setLength(0);
        body.reset();
        parentheses = 0;
        while (true) {
            int c = take();
            if (c == ';' && parentheses == 0 && !body.isOpen()) {
                return text.toString();
            }
            token(c);
        }
    }

    private void token(int c) throws IOException {
        if (c > ' ' && !isNameByte(c) && !isComment(c)) {
            body.symbol();
        }
        switch (c) {
            case '\'' -> string(backslashEscapes);
            case '"' -> until('"');
            case '(' -> parentheses++;
            case ')' -> parentheses = Math.max(0, parentheses - 1);
            case '$' -> dollar();
            case '-' -> {
                if (isComment(c)) {
                    lineComment();
                }
            }
            case '/' -> {
                if (isComment(c)) {
                    blockComment();
                }
            }
            case '\\' -> throw DumpGuard.refused("a backslash outside of a string", in.line());
            default -> {
                if (isNameByte(c)) {
                    name(c);
                }
            }
        }
    }

    private boolean isComment(int c) throws IOException {
        return (c == '-' && in.peek() == '-') || (c == '/' && in.peek() == '*');
    }

    private void name(int first) throws IOException {
        StringBuilder name = new StringBuilder().append((char) first);
        while (isNameByte(in.peek()) || in.peek() == '$') {
            int c = take();
            if (name.length() < 16) {
                name.append((char) c);
            }
        }
        String word = name.toString().toLowerCase(Locale.ROOT);
        if (word.equals("e") && in.peek() == '\'') {
            take();
            string(true);
        } else if (!Character.isDigit(first)) {
            body.word(word, parentheses);
        }
    }

    /** A doubled quote ends a string and begins the next one, which comes to the same. */
    private void string(boolean escapes) throws IOException {
        for (int c = take(); c != '\''; c = take()) {
            if (escapes && c == '\\') {
                take();
            }
        }
    }

    private void until(char end) throws IOException {
        while (take() != end) {
            // All of it belongs to the statement.
        }
    }

    /** Passes a comment between two statements, whose first character is a slash. */
    void skipComment() throws IOException {
        text.setLength(0);
        take();
        if (in.peek() != '*') {
            throw new DatabaseException("Line " + in.line() + " of the dump is no SQL: this is not a plain dump");
        }
        blockComment();
    }

    /** Comments are left out, so that words which they separate are found side by side. */
    private void lineComment() throws IOException {
        text.setLength(text.length() - 1);
        for (int c = read(); c != '\n'; c = read()) {
            // Nothing of it belongs to the statement.
        }
        text.append('\n');
    }

    private void blockComment() throws IOException {
        text.setLength(text.length() - 1);
        read();
        for (int depth = 1; depth > 0; ) {
            int c = read();
            if (c == '/' && in.peek() == '*') {
                read();
                depth++;
            } else if (c == '*' && in.peek() == '/') {
                read();
                depth--;
            }
        }
        text.append(' ');
    }

    /** A dollar begins a quote, {@code $$} or {@code $tag$}, or a parameter, {@code $1}. */
    private void dollar() throws IOException {
        StringBuilder tag = new StringBuilder("$");
        while (isNameByte(in.peek()) && !(tag.length() == 1 && Character.isDigit(in.peek()))) {
            tag.append((char) take());
        }
        if (in.peek() != '$') {
            return;
        }
        tag.append((char) take());
        byte[] end = tag.toString().getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        while (matched < end.length) {
            int c = take();
            // A tag holds dollars only at its ends, so a failed match can start again only with this very byte.
            matched = c == (end[matched] & 0xFF) ? matched + 1 : c == '$' ? 1 : 0;
        }
    }

    private int take() throws IOException {
        int c = read();
        if (text.length() == LIMIT) {
            throw new DatabaseException("A statement near line " + in.line() + " of the dump is longer than " + LIMIT
                    + " bytes: give this program more memory (-Xmx), or make the dump without --inserts");
        }
        text.append((char) c);
        return c;
    }

    private int read() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new TruncatedDumpException(in.line());
        }
        return c;
    }

    private static boolean isNameByte(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c >= 0x80;
    }
}
