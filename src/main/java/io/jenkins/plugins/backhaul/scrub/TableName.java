package io.jenkins.plugins.backhaul.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as a person writes it: {@code auth_user}, {@code legacy.people}, {@code "Odd.Schema"."Odd Table"}. Letters keep their
 * case, quoted or not, as they stand in the database.
 *
 * @param schema its schema; empty for whichever has a table of that name
 * @param table its name
 */
public record TableName(String schema, String table) {
    private static final String PART = "(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))";
    private static final Pattern WRITTEN = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static TableName parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no table: write table, schema.table, or with quotes"
                    + " \"sche.ma\".\"ta.ble\"");
        }
        return new TableName(part(parts, 1), part(parts, 3));
    }

    private static String part(Matcher parts, int quoted) {
        if (parts.group(quoted) != null) {
            return parts.group(quoted).replace("\"\"", "\"");
        }
        return parts.group(quoted + 1) == null ? "" : parts.group(quoted + 1);
    }

    boolean means(Table other) {
        return table.equals(other.name()) && (schema.isEmpty() || schema.equals(other.schema()));
    }

    boolean meansView(TableName view) {
        return table.equals(view.table()) && (schema.isEmpty() || schema.equals(view.schema()));
    }

    /** As it can be written in a rule. */
    @Override
    public String toString() {
        return schema.isEmpty() ? written(table) : written(schema) + "." + written(table);
    }

    private static String written(String part) {
        return part.matches("[^\".]+") ? part : Sql.name(part);
    }
}
