package io.jenkins.plugins.backhaul.scrub;

import java.util.List;

/**
 * A constraint that makes one table refer to another.
 *
 * @param name the constraint's
 * @param definition what stands after its name when it is made
 * @param from the table that refers
 * @param columns its columns that do
 * @param to the table that is referred to
 * @param targets its columns that are
 */
record ForeignKey(String name, String definition, Table from, List<String> columns, Table to, List<String> targets) {
    String drop() {
        return "ALTER TABLE " + Sql.name(from) + " DROP CONSTRAINT " + Sql.name(name);
    }

    String add() {
        return "ALTER TABLE " + Sql.name(from) + " ADD CONSTRAINT " + Sql.name(name) + " " + definition;
    }

    /** Whether a row may refer to nothing. */
    boolean canBeNull() {
        return columns.stream().anyMatch(each -> !isNotNull(each));
    }

    /** Makes all rows refer to nothing. */
    String detach() {
        List<String> free = columns.stream().filter(each -> !isNotNull(each)).toList();
        String column = Sql.name(free.get(0));
        return "UPDATE " + Sql.name(from) + " SET " + column + " = NULL WHERE " + column + " IS NOT NULL";
    }

    private boolean isNotNull(String column) {
        return from.column(column).map(Column::notNull).orElse(true);
    }
}
