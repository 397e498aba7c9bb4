package io.jenkins.plugins.backhaul.database.postgres;

/**
 * Knows whether a statement is inside the body of an SQL function, {@code BEGIN ATOMIC … END}. As psql does (psqlscan.l), it
 * looks only at statements that begin as {@code CREATE [OR REPLACE] FUNCTION} or {@code PROCEDURE}. Unlike psql it
 * needs both words, as functions may be called {@code begin}.
 */
final class FunctionBody {
    private final StringBuilder firstWords = new StringBuilder();
    private String before = "";
    private int words;
    private int depth;

    void reset() {
        firstWords.setLength(0);
        before = "";
        words = 0;
        depth = 0;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Takes the next unquoted word, in lower case. */
    void word(String word, int parentheses) {
        if (words < 4) {
            firstWords.append(word).append(' ');
        }
        words++;
        String previous = before;
        before = word;
        if (parentheses > 0 || !isFunction()) {
            return;
        }
        switch (word) {
            case "atomic" -> depth += depth == 0 && previous.equals("begin") ? 1 : 0;
            case "case" -> depth += depth > 0 ? 1 : 0;
            case "end" -> depth -= depth > 0 ? 1 : 0;
            default -> {
                // Any other word leaves it as deep as it is.
            }
        }
    }

    /** Takes anything else but white space: words on both sides of it do not follow each other. */
    void symbol() {
        before = "";
    }

    private boolean isFunction() {
        String words = firstWords.toString();
        return words.startsWith("create function ")
                || words.startsWith("create procedure ")
                || words.startsWith("create or replace function ")
                || words.startsWith("create or replace procedure ");
    }
}
