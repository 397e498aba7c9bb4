package io.jenkins.plugins.backhaul.scrub;

/**
 * What becomes of one column, or of one table.
 *
 * @param table the table
 * @param column the column, as it is called in the database; empty when the rule is for the whole table
 * @param action what becomes of it; a whole table is deleted or kept
 * @param required whether the table and the column must be there; those of a profile need not
 */
public record Rule(TableName table, String column, Action action, boolean required) {
    /** @throws IllegalArgumentException when the action does not go with what it is for */
    public Rule {
        if (column.isEmpty() ? action.changesColumn() : action == Action.DELETE) {
            throw new IllegalArgumentException("A whole table is deleted or kept, a column is not deleted: " + table);
        }
    }

    boolean isForTable() {
        return column.isEmpty();
    }

    @Override
    public String toString() {
        return isForTable() ? table.toString() : table + "." + column;
    }
}
