package io.jenkins.plugins.backhaul.scrub;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules, each with the table of this database that it means. */
final class AssignedRules {
    private final Schema schema;
    private final Map<Table, Map<String, Rule>> byTable = new LinkedHashMap<>();
    private final Set<TableName> skipped = new LinkedHashSet<>();
    private final Set<TableName> elsewhere = new LinkedHashSet<>();

    private AssignedRules(Schema schema) {
        this.schema = schema;
    }

    /** @throws ScrubException when a rule of the project's own means nothing that is there, or several tables */
    static AssignedRules of(Schema schema, Rules all) throws ScrubException {
        AssignedRules assigned = new AssignedRules(schema);
        for (Rule rule : all.rules()) {
            if (!rule.required()) {
                assigned.add(rule);
            }
        }
        assigned.dropWhatTheProjectDecides(all.rules());
        for (Rule rule : all.rules()) {
            if (rule.required() && all.shared() && schema.named(rule.table()).isEmpty()) {
                assigned.elsewhere.add(rule.table());
            } else if (rule.required()) {
                assigned.require(rule);
                assigned.add(rule);
            }
        }
        return assigned;
    }

    /** A word of the project's own about a whole table ends all that a profile says of it, and one of a column that it goes. */
    private void dropWhatTheProjectDecides(List<Rule> rules) {
        for (Rule rule : rules) {
            for (Table table : rule.required() ? schema.named(rule.table()) : List.<Table>of()) {
                if (rule.isForTable()) {
                    byTable.remove(table);
                } else if (byTable.containsKey(table)) {
                    byTable.get(table).remove("");
                }
            }
        }
    }

    private void require(Rule rule) throws ScrubException {
        List<Table> tables = schema.named(rule.table());
        if (tables.isEmpty()) {
            throw new ScrubException("There is no table " + rule.table()
                    + ", for which there is a rule under 'scrub': correct its name, or leave the rule out");
        }
        if (tables.size() > 1) {
            throw new ScrubException("There are several tables " + rule.table() + ": write one of "
                    + tables.stream()
                            .map(each -> new TableName(each.schema(), each.name()).toString())
                            .collect(Collectors.joining(", ")));
        }
        if (!rule.isForTable() && tables.get(0).column(rule.column()).isEmpty()) {
            throw new ScrubException("The table " + rule.table() + " has no column " + rule.column()
                    + ", for which there is a rule under 'scrub'; it has "
                    + tables.get(0).columns().stream().map(Column::name).collect(Collectors.joining(", ")));
        }
    }

    private void add(Rule rule) {
        List<Table> tables = schema.named(rule.table());
        if (tables.isEmpty()) {
            skipped.add(rule.table());
        }
        for (Table table : tables) {
            if (rule.isForTable() || table.column(rule.column()).isPresent()) {
                byTable.computeIfAbsent(table, each -> new LinkedHashMap<>()).put(rule.column(), rule);
            }
        }
    }

    /** How many tables a profile knows that this database does not have. */
    int skipped() {
        return skipped.size();
    }

    /** The tables of the project's own rules that must be in another of its databases, as this one does not have them. */
    Set<TableName> elsewhere() {
        return elsewhere;
    }

    /** The tables of which all rows go. */
    List<Table> deleted() {
        return byTable.keySet().stream().filter(this::isDeleted).toList();
    }

    boolean isDeleted(Table table) {
        return schema.withAncestors(table).stream()
                .map(each -> byTable.getOrDefault(each, Map.of()).get(""))
                .anyMatch(each -> each != null && each.action() == Action.DELETE);
    }

    /** The columns of a table that change, with what becomes of them. */
    Map<Column, Action> changes(Table table) {
        Map<Column, Action> changes = new LinkedHashMap<>();
        byTable.getOrDefault(table, Map.of()).forEach((name, rule) -> {
            if (rule.action().changesColumn()) {
                changes.put(table.column(name).orElseThrow(), rule.action());
            }
        });
        return changes;
    }

    /** Whether a rule says anything of a column, be it only that it stays. */
    boolean covers(Table table, Column column) {
        return schema.withAncestors(table).stream()
                .map(each -> byTable.getOrDefault(each, Map.of()))
                .anyMatch(each -> each.containsKey("") || each.containsKey(column.name()));
    }

    /** The tables that a rule is about. */
    Iterable<Table> tables() {
        return byTable.keySet();
    }
}
