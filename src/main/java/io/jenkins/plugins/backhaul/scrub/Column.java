package io.jenkins.plugins.backhaul.scrub;

import java.util.List;

/**
 * A column of a table.
 *
 * @param name as it is called
 * @param type as SQL writes it, a domain by its own name
 * @param kind what it holds
 * @param notNull whether it refuses nulls
 * @param longest how many characters a value, or one of an array, may have; 0 when there is no limit
 * @param source whether the server computes it, and of which columns
 * @param parts the names of what a value is made of, when its type is made of several
 */
record Column(String name, String type, Kind kind, boolean notNull, int longest, Source source, List<String> parts) {
    /** What a column holds, as far as it matters here. */
    enum Kind {
        TEXT,
        TEXTS,
        JSON,
        BYTES,
        UUID,
        NUMBER,
        TIME,
        ADDRESS,
        FLAG,
        /** Of a search index, {@code tsvector}. */
        WORDS,
        OTHER
    }

    /**
     * Where its values come from.
     *
     * @param computed whether the server computes them, so that nobody else can change them
     * @param columns of which columns of the same row it does
     */
    record Source(boolean computed, List<String> columns) {
        static final Source WRITTEN = new Source(false, List.of());
    }

    boolean computed() {
        return source.computed();
    }
}
