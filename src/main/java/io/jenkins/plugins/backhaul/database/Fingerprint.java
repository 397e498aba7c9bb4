package io.jenkins.plugins.backhaul.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a database held at one moment: the exact number of rows of every ordinary table, those that belong to an extension
 * left out. Two databases with equal fingerprints hold as many rows in the same tables.
 *
 * @param tables one entry a table, in the order of their names
 */
public record Fingerprint(List<TableCount> tables) {
    /** Sorts the tables by name and keeps a copy. */
    public Fingerprint {
        tables = tables.stream()
                .sorted(Comparator.comparing(TableCount::schema).thenComparing(TableCount::table))
                .toList();
    }

    /** The same tables, each with as many rows as a table can ever have: what takes the most room when written down. */
    public Fingerprint withLongestCounts() {
        return new Fingerprint(tables.stream()
                .map(each -> new TableCount(each.schema(), each.table(), Long.MAX_VALUE))
                .toList());
    }

    /** The rows of all tables together. */
    public long rows() {
        return tables.stream().mapToLong(TableCount::rows).sum();
    }

    /**
     * How another database differs from this one.
     *
     * @return one sentence for each table that differs, is missing or is unexpected; empty when both are equal
     */
    public List<String> differencesTo(Fingerprint other) {
        Map<String, Long> expected = byName();
        Map<String, Long> found = other.byName();
        List<String> differences = new ArrayList<>();
        expected.forEach((table, rows) -> {
            Long actual = found.get(table);
            if (actual == null) {
                differences.add("table " + table + " is missing (it had " + rows + " rows)");
            } else if (!actual.equals(rows)) {
                differences.add("table " + table + " has " + actual + " rows instead of " + rows);
            }
        });
        found.keySet().stream()
                .filter(table -> !expected.containsKey(table))
                .forEach(table -> differences.add("table " + table + " was not in the backup"));
        return differences;
    }

    private Map<String, Long> byName() {
        return tables.stream().collect(Collectors.toMap(TableCount::name, TableCount::rows, Long::sum, TreeMap::new));
    }
}
