package io.jenkins.plugins.backhaul.scrub;

/**
 * A column of a table.
 *
 * @param name as it is called
 * @param type as SQL writes it, a domain by its own name
 * @param kind what it holds
 * @param notNull whether it refuses nulls
 * @param computed whether the server computes it from other columns
 * @param longest how many characters a value, or one of an array, may have; 0 when there is no limit
 */
record Column(String name, String type, Kind kind, boolean notNull, boolean computed, int longest) {
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
        OTHER
    }
}
