package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.io.ByteArrayOutputStream;
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
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
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
        text.reset();
        body.reset();
        parentheses = 0;
        while (true) {
            int c = take();
            if (c == ';' && parentheses == 0 && !body.isOpen()) {
                return text.toString(StandardCharsets.ISO_8859_1);
            }
            token(c);
        }
    }

    private void token(int c) throws IOException {
        switch (c) {
            case '\'' -> string(backslashEscapes);
            case '"' -> until('"');
            case '(' -> parentheses++;
            case ')' -> parentheses = Math.max(0, parentheses - 1);
            case '$' -> dollar();
            case '-' -> {
                if (in.peek() == '-') {
                    until('\n');
                }
            }
            case '/' -> {
                if (in.peek() == '*') {
                    comment();
                }
            }
            case '\\' -> throw MetaCommand.refused("a backslash outside of a string", in.line());
            default -> {
                if (isNameByte(c)) {
                    name(c);
                }
            }
        }
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

    private void comment() throws IOException {
        take();
        for (int depth = 1; depth > 0; ) {
            int c = take();
            if (c == '/' && in.peek() == '*') {
                take();
                depth++;
            } else if (c == '*' && in.peek() == '/') {
                take();
                depth--;
            }
        }
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
        int c = in.read();
        if (c < 0) {
            throw new TruncatedDumpException(in.line());
        }
        if (text.size() == LIMIT) {
            throw new DatabaseException("A statement near line " + in.line() + " of the dump is longer than " + LIMIT
                    + " bytes: give this program more memory (-Xmx), or make the dump without --inserts");
        }
        text.write(c);
        return c;
    }

    private static boolean isNameByte(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c >= 0x80;
    }
}
