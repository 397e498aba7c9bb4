package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads from PostgreSQL's catalog what there is to be scrubbed: every table of the database's own, those of extensions left out. */
final class ReadSchema {
    private static final String OF_THE_DATABASE = " n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e' AND d.objid = c.oid"
            + " AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)";

    /** The primary key only where it is one whole number: it names a row, and tells nothing of anybody. */
    private static final String TABLES = "SELECT c.oid, n.nspname, c.relname,"
            + " (SELECT string_agg(i.inhparent::text, ',') FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),"
            + " (SELECT a.attname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_attribute a"
            + " ON a.attrelid = c.oid AND a.attnum = x.indkey[0] WHERE x.indrelid = c.oid AND x.indisprimary"
            + " AND x.indnkeyatts = 1 AND a.atttypid IN (20, 21, 23))"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND" + OF_THE_DATABASE + " ORDER BY 2, 3";

    /** A domain is what it is made of in the end, with the narrowest of their limits. */
    private static final String COLUMNS = "WITH RECURSIVE base (oid, type, mod, strict) AS ("
            + "SELECT oid, oid, -1, false FROM pg_catalog.pg_type WHERE typtype <> 'd' UNION ALL"
            + " SELECT d.oid, b.type, CASE WHEN d.typtypmod >= 0 THEN d.typtypmod ELSE b.mod END, d.typnotnull OR b.strict"
            + " FROM pg_catalog.pg_type d JOIN base b ON d.typbasetype = b.oid WHERE d.typtype = 'd')"
            + " SELECT a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
            + " CASE WHEN t.typcategory = 'S' THEN 'TEXT' WHEN t.typname IN ('json', 'jsonb') THEN 'JSON'"
            + " WHEN e.typcategory = 'S' THEN 'TEXTS' WHEN t.typname = 'bytea' THEN 'BYTES'"
            + " WHEN t.typname = 'uuid' THEN 'UUID' WHEN t.typcategory = 'N' THEN 'NUMBER'"
            + " WHEN t.typcategory = 'D' THEN 'TIME' WHEN t.typcategory = 'I' THEN 'ADDRESS'"
            + " WHEN t.typcategory = 'B' THEN 'FLAG' ELSE 'OTHER' END,"
            + " a.attnotnull OR b.strict, a.attgenerated <> '' OR a.attidentity = 'a',"
            + " CASE WHEN coalesce(e.typname, t.typname) IN ('varchar', 'bpchar')"
            + " THEN greatest(CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE b.mod END - 4, 0) ELSE 0 END"
            + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN base b ON b.oid = a.atttypid"
            + " JOIN pg_catalog.pg_type t ON t.oid = b.type"
            + " LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'"
            + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped AND"
            + OF_THE_DATABASE + " ORDER BY a.attrelid, a.attnum";

    private static final String FOREIGN_KEYS = "SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid), k.conrelid,"
            + " k.confrelid, x.own, x.other FROM pg_catalog.pg_constraint k,"
            + " LATERAL (SELECT string_agg(a.attname, chr(1) ORDER BY u.place) AS own,"
            + " string_agg(b.attname, chr(1) ORDER BY u.place) AS other"
            + " FROM unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (own, other, place)"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.own"
            + " JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.other) AS x"
            + " WHERE k.contype = 'f' AND k.conparentid = 0 ORDER BY k.oid";

    private final SqlSession session;

    ReadSchema(SqlSession session) {
        this.session = session;
    }

    Schema run() throws DatabaseException {
        Map<String, List<Column>> columns = columns();
        Map<String, Table> tables = new LinkedHashMap<>();
        for (List<String> row : session.rows(TABLES)) {
            List<String> parents =
                    row.get(3) == null ? List.of() : List.of(row.get(3).split(","));
            String key = row.get(4) == null ? "" : row.get(4);
            List<Column> own = columns.getOrDefault(row.get(0), List.of());
            tables.put(row.get(0), new Table(row.get(0), row.get(1), row.get(2), parents, key, own));
        }
        return new Schema(tables, foreignKeys(tables));
    }

    private Map<String, List<Column>> columns() throws DatabaseException {
        Map<String, List<Column>> byTable = new LinkedHashMap<>();
        for (List<String> row : session.rows(COLUMNS)) {
            Column column = new Column(
                    row.get(1),
                    row.get(2),
                    Column.Kind.valueOf(row.get(3)),
                    row.get(4).equals("t"),
                    row.get(5).equals("t"),
                    Integer.parseInt(row.get(6)));
            byTable.computeIfAbsent(row.get(0), table -> new ArrayList<>()).add(column);
        }
        return byTable;
    }

    private List<ForeignKey> foreignKeys(Map<String, Table> tables) throws DatabaseException {
        List<ForeignKey> keys = new ArrayList<>();
        for (List<String> row : session.rows(FOREIGN_KEYS)) {
            Table from = tables.get(row.get(2));
            Table to = tables.get(row.get(3));
            if (from != null && to != null) {
                keys.add(new ForeignKey(row.get(0), row.get(1), from, names(row.get(4)), to, names(row.get(5))));
            }
        }
        return keys;
    }

    private static List<String> names(String joined) {
        return Arrays.asList(joined.split("\u0001"));
    }
}
