package io.jenkins.plugins.backhaul.scrub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a database.
 *
 * @param tables by their numbers, sorted by their names
 * @param foreignKeys what refers to what
 * @param views what is no table, but looks like one
 */
record Schema(Map<String, Table> tables, List<ForeignKey> foreignKeys, List<TableName> views) {
    /** The tables that a name means. */
    List<Table> named(TableName name) {
        return tables.values().stream().filter(name::means).toList();
    }

    /** A table in words that mean no other one in a rule. */
    String unambiguous(Table table) {
        boolean alone = named(new TableName("", table.name())).size() == 1;
        return alone ? table.toString() : new TableName(table.schema(), table.name()).toString();
    }

    /** A table and all that it is a partition of or inherits from, directly or not. */
    Set<Table> withAncestors(Table table) {
        Set<Table> found = new LinkedHashSet<>();
        List<Table> open = new ArrayList<>(List.of(table));
        while (!open.isEmpty()) {
            Table next = open.remove(open.size() - 1);
            if (found.add(next)) {
                next.parents().stream()
                        .map(tables::get)
                        .filter(each -> each != null)
                        .forEach(open::add);
            }
        }
        return found;
    }

    /** The table that a partition, of whatever depth, is a part of; a rule for that one is a rule for all its parts. */
    Table rootOf(Table table) {
        Table root = table;
        for (Table each : withAncestors(table)) {
            root = each;
        }
        return root;
    }

    /** The table that a rule for a column of a table has to name: the outermost that has the column. */
    Table ownerOf(Table table, Column column) {
        Table owner = table;
        for (Table each : withAncestors(table)) {
            owner = each.column(column.name()).isPresent() ? each : owner;
        }
        return owner;
    }

    /** The tables, and those that are parts of them or inherit from them. */
    List<Table> withHeirs(Set<Table> ancestors) {
        return tables.values().stream()
                .filter(each -> withAncestors(each).stream().anyMatch(ancestors::contains))
                .toList();
    }
}
