package io.jenkins.plugins.backhaul.database;

/**
 * How many rows a table holds, and perhaps what is in them.
 *
 * @param schema the schema's name, unquoted
 * @param table the table's name, unquoted
 * @param rows its exact number of rows
 * @param checksum of the contents of all rows, in whatever order they come; empty when it was not computed
 */
public record TableCount(String schema, String table, long rows, String checksum) {
    /** The sum of as many 64-bit numbers as a table can have rows, with its sign. */
    private static final String LONGEST_CHECKSUM = "-" + "9".repeat(38);

    /** A record written before there were checksums has none. */
    public TableCount {
        checksum = checksum == null ? "" : checksum;
    }

    /** A table whose rows were only counted. */
    public TableCount(String schema, String table, long rows) {
        this(schema, table, rows, "");
    }

    /** The table's name with its schema, as a person reads it; different for any two tables. */
    public String name() {
        return quoted(schema) + "." + quoted(table);
    }

    /** The same table with what takes the most room when written down. */
    TableCount longest(boolean withChecksum) {
        return new TableCount(schema, table, Long.MAX_VALUE, withChecksum ? LONGEST_CHECKSUM : "");
    }

    /** A dot in a name would be taken for the one between the names. */
    private static String quoted(String name) {
        return name.contains(".") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }
}
