package io.jenkins.plugins.backhaul.database;

/**
 * How many rows a table holds.
 *
 * @param schema the schema's name, unquoted
 * @param table the table's name, unquoted
 * @param rows its exact number of rows
 */
public record TableCount(String schema, String table, long rows) {
    /** The table's name with its schema, as a person reads it. */
    public String name() {
        return schema + "." + table;
    }
}
