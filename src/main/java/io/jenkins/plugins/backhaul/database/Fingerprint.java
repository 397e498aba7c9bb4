package io.jenkins.plugins.backhaul.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a database held at one moment: the exact number of rows of every ordinary table, those that belong to an extension
 * left out, and when asked for a checksum of what is in the rows.
 *
 * @param tables one entry a table, in the order of their names
 * @param content how the checksums were computed; {@link ContentMethod#NONE} when there are none
 */
public record Fingerprint(List<TableCount> tables, ContentMethod content) {
    /** How closely a database is looked at. */
    public enum Depth {
        /** The rows of every table are counted. */
        ROWS,
        /** A checksum is computed of their contents too, which reads the whole database. */
        CONTENT
    }

    /** Sorts the tables by name and keeps a copy. A record written before there were checksums has no method. */
    public Fingerprint {
        tables = tables.stream()
                .sorted(Comparator.comparing(TableCount::schema).thenComparing(TableCount::table))
                .toList();
        content = content == null ? ContentMethod.NONE : content;
    }

    /** A fingerprint of rows that were only counted. */
    public Fingerprint(List<TableCount> tables) {
        this(tables, ContentMethod.NONE);
    }

    /** The same tables, each with what takes the most room when written down. */
    public Fingerprint withLongestCounts() {
        boolean checksums = !content.equals(ContentMethod.NONE);
        return new Fingerprint(
                tables.stream().map(each -> each.longest(checksums)).toList(), content);
    }

    /** The rows of all tables together. */
    public long rows() {
        return tables.stream().mapToLong(TableCount::rows).sum();
    }

    /** How closely one must look to compare with this one. */
    public Depth depth() {
        return content.equals(ContentMethod.NONE) ? Depth.ROWS : Depth.CONTENT;
    }

    /** Whether {@link #differencesTo} compares what is in the rows, and not only their number. */
    public boolean comparesContent(Fingerprint other) {
        return depth() == Depth.CONTENT && content.equals(other.content);
    }

    /**
     * How another database differs from this one.
     *
     * @return one sentence for each table that differs, is missing or is unexpected; empty when both are equal
     */
    public List<String> differencesTo(Fingerprint other) {
        Map<String, TableCount> expected = byName();
        Map<String, TableCount> found = other.byName();
        List<String> differences = new ArrayList<>();
        expected.forEach((table, recorded) -> {
            TableCount actual = found.get(table);
            if (actual == null) {
                differences.add("table " + table + " is missing (it had " + recorded.rows() + " rows)");
            } else if (actual.rows() != recorded.rows()) {
                differences.add("table " + table + " has " + actual.rows() + " rows instead of " + recorded.rows());
            } else if (comparesContent(other) && !actual.checksum().equals(recorded.checksum())) {
                differences.add("table " + table + " has other contents in its " + actual.rows() + " rows");
            }
        });
        found.keySet().stream()
                .filter(table -> !expected.containsKey(table))
                .forEach(table -> differences.add("table " + table + " was not in the backup"));
        return differences;
    }

    private Map<String, TableCount> byName() {
        return tables.stream()
                .collect(Collectors.toMap(TableCount::name, each -> each, (one, other) -> one, TreeMap::new));
    }
}
