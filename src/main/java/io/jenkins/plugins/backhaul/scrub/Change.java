package io.jenkins.plugins.backhaul.scrub;

import java.util.List;

/**
 * What is done to one table.
 *
 * @param table the table
 * @param columns the columns that change; none when all rows go
 * @param statement does it; an update is written so that it can be counted
 */
record Change(Table table, List<String> columns, String statement) {
    boolean deletes() {
        return columns.isEmpty();
    }

    /** The result for a person. */
    String report(long rows) {
        return deletes()
                ? "deleted " + counted("all ", rows) + " of " + table
                : "changed " + counted("", rows) + " of " + table + " (" + String.join(", ", columns) + ")";
    }

    private static String counted(String all, long rows) {
        return rows == 0 ? "no rows" : rows == 1 ? "1 row" : all + rows + " rows";
    }
}
