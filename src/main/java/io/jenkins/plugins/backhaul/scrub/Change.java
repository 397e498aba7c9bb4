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
                ? "deleted all " + rows + " rows of " + table
                : "changed " + rows + " rows of " + table + " (" + String.join(", ", columns) + ")";
    }
}
