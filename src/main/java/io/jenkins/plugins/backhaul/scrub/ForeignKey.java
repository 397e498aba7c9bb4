package io.jenkins.plugins.backhaul.scrub;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A constraint that makes one table refer to another.
 *
 * @param name the constraint's
 * @param definition what stands after its name when it is made
 * @param comment what is said of it; empty when nothing is
 * @param from the table that refers
 * @param columns its columns that do
 * @param to the table that is referred to
 * @param targets its columns that are
 */
record ForeignKey(
        String name,
        String definition,
        String comment,
        Table from,
        List<String> columns,
        Table to,
        List<String> targets) {
    String drop() {
        return "ALTER TABLE " + Sql.name(from) + " DROP CONSTRAINT " + Sql.name(name);
    }

    String add() {
        String add = "ALTER TABLE " + Sql.name(from) + " ADD CONSTRAINT " + Sql.name(name) + " " + definition;
        return comment.isEmpty()
                ? add
                : add + "; COMMENT ON CONSTRAINT " + Sql.name(name) + " ON " + Sql.name(from) + " IS "
                        + Sql.literal(comment);
    }

    /** Whether a row may refer to nothing. */
    boolean canBeNull() {
        return columns.stream().anyMatch(each -> !isNotNull(each));
    }

    /** Makes all rows refer to nothing: one null is enough for that, unless it says that all or none must be null. */
    String detach() {
        List<String> free = columns.stream().filter(each -> !isNotNull(each)).toList();
        List<String> ended = definition.contains(" MATCH FULL") ? free : free.subList(0, 1);
        String nulls = ended.stream().map(each -> Sql.name(each) + " = NULL").collect(Collectors.joining(", "));
        String only = from.kind() == Table.Kind.PLAIN ? "ONLY " : "";
        return "UPDATE " + only + Sql.name(from) + " SET " + nulls + " WHERE " + Sql.name(free.get(0)) + " IS NOT NULL";
    }

    private boolean isNotNull(String column) {
        return from.column(column).map(Column::notNull).orElse(true);
    }
}
