package io.jenkins.plugins.backhaul.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules, each with the table of this database that it means. */
final class AssignedRules {
    private final Schema schema;
    private final Map<Table, Map<String, Rule>> byTable = new LinkedHashMap<>();
    private final Set<TableName> skipped = new LinkedHashSet<>();
    private final Set<TableName> elsewhere = new LinkedHashSet<>();

    private AssignedRules(Schema schema) {
        this.schema = schema;
    }

    /** @throws ScrubException when rules of the project's own mean nothing that is there, or contradict each other; says all of it */
    static AssignedRules of(Schema schema, Rules all) throws ScrubException {
        AssignedRules assigned = new AssignedRules(schema);
        for (Rule rule : all.rules()) {
            if (!rule.required()) {
                assigned.add(rule);
            }
        }
        assigned.dropWhatTheProjectDecides(all.rules());
        List<Rule> own = new ArrayList<>();
        for (Rule rule : all.rules()) {
            if (rule.required() && all.shared() && schema.named(rule.table()).isEmpty()) {
                assigned.elsewhere.add(rule.table());
            } else if (rule.required()) {
                own.add(rule);
            }
        }
        MisplacedRules misplaced = new MisplacedRules(schema);
        own.forEach(misplaced::look);
        misplaced.throwIfAny();
        own.forEach(assigned::add);
        misplaced.lookForContradictions(assigned.byTable);
        misplaced.throwIfAny();
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

    /** Whether any column of a table changes, by a rule for it or for one of its ancestors. */
    boolean changesAny(Table table) {
        return schema.withAncestors(table).stream()
                .anyMatch(each -> !changes(each).isEmpty());
    }

    /** Whether a rule says anything of a column, be it only that it stays. */
    boolean covers(Table table, Column column) {
        boolean said = schema.withAncestors(table).stream()
                .map(each -> byTable.getOrDefault(each, Map.of()))
                .anyMatch(each -> each.containsKey("") || each.containsKey(column.name()));
        return said || isComputedOfChanged(table, column);
    }

    private boolean isComputedOfChanged(Table table, Column column) {
        List<String> sources = column.source().columns();
        return !sources.isEmpty()
                && sources.stream().allMatch(source -> schema.withAncestors(table).stream()
                        .flatMap(each -> changes(each).keySet().stream())
                        .anyMatch(each -> each.name().equals(source)));
    }

    /** The tables that a rule is about. */
    Iterable<Table> tables() {
        return byTable.keySet();
    }
}
