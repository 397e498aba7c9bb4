package io.jenkins.plugins.backhaul.database;

import java.util.List;
import java.util.Map;

/**
 * What belongs to a database but not to its dump.
 *
 * @param attributes how it was made, by the kind's own names ({@code owner}, {@code encoding}, {@code collate},
 *     {@code ctype}, {@code provider}, {@code connectionLimit}, {@code comment} …); what is not set is left out
 * @param statements what to run in a restored copy to give it the rest (settings, grants), in the kind's own language, with
 *     {@link #NAME} standing for the quoted name of the database
 */
public record DatabaseProperties(Map<String, String> attributes, List<String> statements) {
    /** Stands for the quoted name of the database in {@link #statements()}. */
    public static final String NAME = "{database}";

    /** Keeps copies of its collections. */
    public DatabaseProperties {
        attributes = Map.copyOf(attributes);
        statements = List.copyOf(statements);
    }

    /** Of a database about which nothing is known, such as one dumped by another tool. */
    public static DatabaseProperties unknown() {
        return new DatabaseProperties(Map.of(), List.of());
    }
}
