package io.jenkins.plugins.backhaul.database;

/**
 * How many rows a table holds.
 *
 * @param schema the schema's name, unquoted
 * @param table the table's name, unquoted
 * @param rows its exact number of rows
 */
public record TableCount(String schema, String table, long rows) {
    /** The table's name with its schema, as a person reads it; different for any two tables. */
    public String name() {
        return quoted(schema) + "." + quoted(table);
    }

    /** A dot in a name would be taken for the one between the names. */
    private static String quoted(String name) {
        return name.contains(".") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }
}
