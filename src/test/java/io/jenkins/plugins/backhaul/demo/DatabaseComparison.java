package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two databases exactly: the schema as {@code pg_dump} prints it, every row of every table and materialized view
 * (a checksum over the ordered checksums of the rows), and where each sequence stands.
 */
public final class DatabaseComparison {
    private static final String SETTINGS =
            "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres';"
                    + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET row_security = off; SET search_path = '';\n";

    private static final String QUERIES = SETTINGS + """
            SELECT format(CASE relkind
                WHEN 'S' THEN 'SELECT %L, last_value || '' '' || is_called FROM %s'
                ELSE 'SELECT %L, count(*) || '' rows, md5 '' || coalesce(md5(string_agg(row, '''' ORDER BY row)), ''none'')'
                    || ' FROM (SELECT md5(x::text) AS row FROM ONLY %s x) rows' END, oid::regclass, oid::regclass)
            FROM pg_catalog.pg_class
            WHERE relkind IN ('r', 'm', 'S') AND relpersistence <> 't'
                AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            ORDER BY oid::regclass::text
            """;

    private DatabaseComparison() {}

    /**
     * What differs.
     *
     * @return one sentence for each difference, empty when the two are equal
     * @throws IOException when psql or pg_dump is not installed or fails
     */
    public static List<String> differences(DatabaseAddress original, DatabaseAddress copy) throws IOException {
        List<String> differences = schemaDifferences(new Psql(original), new Psql(copy));
        Map<String, String> before = contents(original);
        Map<String, String> after = contents(copy);
        Collection<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, "missing");
            String is = after.getOrDefault(name, "missing");
            if (!was.equals(is)) {
                differences.add(
                        name + ": " + was + " in " + original.database() + ", " + is + " in " + copy.database());
            }
        }
        return differences;
    }

    /** What each table, materialized view and sequence holds, by name. */
    public static Map<String, String> contents(DatabaseAddress database) throws IOException {
        Psql psql = new Psql(database);
        Map<String, String> contents = new TreeMap<>();
        List<String> queries = psql.rows(QUERIES);
        for (String row : psql.rows(SETTINGS + String.join(";\n", queries))) {
            int bar = row.lastIndexOf('|');
            contents.put(row.substring(0, bar), row.substring(bar + 1));
        }
        return contents;
    }

    private static List<String> schemaDifferences(Psql original, Psql copy) throws IOException {
        List<String> before = schemaLines(original);
        List<String> after = schemaLines(copy);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String was = i < before.size() ? before.get(i) : "nothing";
            String is = i < after.size() ? after.get(i) : "nothing";
            if (!was.equals(is)) {
                differences.add("The schema differs first where the original says: " + was + " and the copy: " + is);
                return differences;
            }
        }
        return differences;
    }

    /** Without the lines whose key pg_dump draws at random. */
    private static List<String> schemaLines(Psql psql) throws IOException {
        return psql.schema()
                .lines()
                .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                .toList();
    }
}
