package io.jenkins.plugins.backhaul.database;

import java.util.List;

/**
 * How the rows of a table were turned into one number. Recorded with the numbers: those of two methods say nothing about
 * each other.
 *
 * @param expression what was computed over all rows of a table, in the kind's own language; empty when nothing was
 * @param settings of the session that change how a row is written down, such as {@code TimeZone=UTC}
 */
public record ContentMethod(String expression, List<String> settings) {
    /** Rows are counted, and not looked into. */
    public static final ContentMethod NONE = new ContentMethod("", List.of());

    /** Keeps a copy of the list. */
    public ContentMethod {
        settings = List.copyOf(settings);
    }
}
