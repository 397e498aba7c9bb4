package io.jenkins.plugins.backhaul.scrub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules of a project's own that mean nothing in this database, or not one thing. All of them are told at once. */
final class MisplacedRules {
    private final Schema schema;
    private final Map<Table, TableName> written = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    MisplacedRules(Schema schema) {
        this.schema = schema;
    }

    /** Looks whether a rule means one thing that is there and can be changed. */
    void look(Rule rule) {
        List<Table> tables = schema.named(rule.table());
        if (tables.size() == 1) {
            lookInto(tables.get(0), rule);
        } else {
            problems.add(tables.isEmpty() ? missing(rule.table()) : ambiguous(rule.table(), tables));
        }
    }

    private void lookInto(Table table, Rule rule) {
        TableName before = written.putIfAbsent(table, rule.table());
        if (before != null && !before.equals(rule.table())) {
            problems.add(
                    before + " and " + rule.table() + " are the same table: write all rules for it under one name");
        }
        if (!rule.isForTable() && table.column(rule.column()).isEmpty()) {
            problems.add("The table " + rule.table() + " has no column " + rule.column()
                    + ", for which there is a rule under 'scrub'; it has "
                    + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")));
        }
        if (table.isForeign() && rule.action() != Action.KEEP) {
            problems.add("The rows of " + rule.table() + " are on another server, where nothing is ever changed: drop"
                    + " the table by 'sql-files', or name it with 'keep'");
        }
    }

    private String missing(TableName name) {
        if (schema.views().stream().anyMatch(name::meansView)) {
            return name
                    + ", for which there is a rule under 'scrub', is a view: write rules for the tables that it reads";
        }
        String wanted = name.table().toLowerCase(Locale.ROOT);
        List<Table> similar = schema.tables().values().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        return "There is no table " + name + ", for which there is a rule under 'scrub': "
                + (similar.isEmpty()
                        ? "correct its name, or leave the rule out"
                        : "perhaps " + shown(similar) + " is meant");
    }

    private static String ambiguous(TableName name, List<Table> tables) {
        return "There are several tables " + name + ": write one of " + shown(tables);
    }

    private static String shown(List<Table> tables) {
        return tables.stream()
                .map(each -> new TableName(each.schema(), each.name()).toString())
                .collect(Collectors.joining(", "));
    }

    /** Looks for parts of which another thing becomes than of the whole. */
    void lookForContradictions(Map<Table, Map<String, Rule>> byTable) {
        byTable.forEach((table, rules) -> {
            for (Table whole : schema.withAncestors(table)) {
                if (!whole.equals(table)) {
                    compare(whole, byTable.getOrDefault(whole, Map.of()), table, rules);
                }
            }
        });
    }

    /** What becomes of the whole becomes of the part, too. */
    private void compare(Table whole, Map<String, Rule> ofWhole, Table part, Map<String, Rule> ofPart) {
        ofPart.forEach((column, rule) -> {
            Rule same = ofWhole.containsKey(column) ? ofWhole.get(column) : ofWhole.get("");
            if (same != null && same.action() != Action.KEEP && same.action() != rule.action()) {
                problems.add(part + " is a part of " + whole + ", and the rule for " + same
                        + " is one for it, too: leave the one for " + rule + " out, or write rules for the parts only");
            }
        });
    }

    void throwIfAny() throws ScrubException {
        if (!problems.isEmpty()) {
            throw new ScrubException(problems.stream().distinct().collect(Collectors.joining(". ")));
        }
    }
}
