package io.jenkins.plugins.backhaul.database.postgres;

/**
 * Knows whether a statement is inside the body of an SQL function, {@code BEGIN ATOMIC … END}. As psql does (psqlscan.l), it
 * looks only at statements that begin as {@code CREATE [OR REPLACE] FUNCTION} or {@code PROCEDURE}.
 */
final class FunctionBody {
    private final StringBuilder firstWords = new StringBuilder();
    private int words;
    private int depth;

    void reset() {
        firstWords.setLength(0);
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
        if (parentheses > 0 || !isFunction()) {
            return;
        }
        switch (word) {
            case "begin" -> depth++;
            case "case" -> depth += depth > 0 ? 1 : 0;
            case "end" -> depth -= depth > 0 ? 1 : 0;
            default -> {
                // Any other word leaves it as deep as it is.
            }
        }
    }

    private boolean isFunction() {
        String words = firstWords.toString();
        return words.startsWith("create function ")
                || words.startsWith("create procedure ")
                || words.startsWith("create or replace function ")
                || words.startsWith("create or replace procedure ");
    }
}
