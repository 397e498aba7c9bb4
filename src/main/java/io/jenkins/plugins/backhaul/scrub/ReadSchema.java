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

    /** The primary key only where it is one whole number. */
    private static final String TABLES = "SELECT c.oid, n.nspname, c.relname,"
            + " (SELECT string_agg(i.inhparent::text, chr(1)) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),"
            + " CASE c.relkind WHEN 'p' THEN 'PARTITIONED' WHEN 'f' THEN 'FOREIGN' ELSE 'PLAIN' END,"
            + " (SELECT a.attname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_attribute a"
            + " ON a.attrelid = c.oid AND a.attnum = x.indkey[0] WHERE x.indrelid = c.oid AND x.indisprimary"
            + " AND x.indnkeyatts = 1 AND a.atttypid IN (20, 21, 23))"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND" + OF_THE_DATABASE
            + " ORDER BY 2, 3";

    private static final String VIEWS = "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND"
            + OF_THE_DATABASE;

    /** A domain is what it is made of in the end, with the narrowest of their limits. */
    private static final String BASES = "WITH RECURSIVE base (oid, type, mod, strict) AS ("
            + "SELECT oid, oid, -1, false FROM pg_catalog.pg_type WHERE typtype <> 'd' UNION ALL"
            + " SELECT d.oid, b.type, CASE WHEN d.typtypmod >= 0 THEN d.typtypmod ELSE b.mod END, d.typnotnull OR b.strict"
            + " FROM pg_catalog.pg_type d JOIN base b ON d.typbasetype = b.oid WHERE d.typtype = 'd') ";

    private static final String KIND = "CASE WHEN t.typcategory = 'S' THEN 'TEXT'"
            + " WHEN t.typname IN ('json', 'jsonb') THEN 'JSON' WHEN e.typcategory = 'S' THEN 'TEXTS'"
            + " WHEN t.typname = 'bytea' THEN 'BYTES' WHEN t.typname = 'uuid' THEN 'UUID'"
            + " WHEN t.typname = 'tsvector' THEN 'WORDS' WHEN t.typcategory = 'N' THEN 'NUMBER'"
            + " WHEN t.typcategory = 'D' THEN 'TIME' WHEN t.typcategory = 'I' THEN 'ADDRESS'"
            + " WHEN t.typcategory = 'B' THEN 'FLAG' ELSE 'OTHER' END";

    /** Four bytes of the modifier of these types are not the length. */
    private static final String LONGEST = "CASE WHEN coalesce(e.typname, t.typname) IN ('varchar', 'bpchar')"
            + " THEN greatest(CASE WHEN a.atttypmod >= 0 THEN a.atttypmod WHEN e.oid IS NULL THEN b.mod"
            + " ELSE greatest(b.mod, eb.mod) END - 4, 0) ELSE 0 END";

    private static final String SOURCES = "(SELECT string_agg(s.attname, chr(1)) FROM pg_catalog.pg_attrdef f"
            + " JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = f.oid"
            + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid"
            + " JOIN pg_catalog.pg_attribute s ON s.attrelid = a.attrelid AND s.attnum = d.refobjsubid"
            + " WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum AND s.attnum <> a.attnum AND a.attgenerated <> '')";

    private static final String PARTS = "(SELECT string_agg(p.attname, chr(1)) FROM pg_catalog.pg_attribute p"
            + " WHERE p.attrelid = coalesce(nullif(t.typrelid, 0), e.typrelid) AND p.attnum > 0)";

    private static final String COLUMNS =
            BASES + "SELECT a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), " + KIND
                    + ", a.attnotnull OR b.strict, " + LONGEST + ", a.attgenerated <> '' OR a.attidentity = 'a', "
                    + SOURCES + ", " + PARTS
                    + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN base b ON b.oid = a.atttypid"
                    + " JOIN pg_catalog.pg_type t ON t.oid = b.type"
                    + " LEFT JOIN base eb ON eb.oid = t.typelem AND t.typcategory = 'A'"
                    + " LEFT JOIN pg_catalog.pg_type e ON e.oid = eb.type"
                    + " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND a.attnum > 0"
                    + " AND NOT a.attisdropped AND" + OF_THE_DATABASE + " ORDER BY a.attrelid, a.attnum";

    private static final String FOREIGN_KEYS = "SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid), k.conrelid,"
            + " k.confrelid, x.own, x.other, pg_catalog.obj_description(k.oid, 'pg_constraint')"
            + " FROM pg_catalog.pg_constraint k,"
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
            List<Column> own = columns.getOrDefault(row.get(0), List.of());
            Table.Kind kind = Table.Kind.valueOf(row.get(4));
            tables.put(
                    row.get(0),
                    new Table(row.get(0), row.get(1), row.get(2), names(row.get(3)), kind, key(row.get(5), own), own));
        }
        List<TableName> views = new ArrayList<>();
        for (List<String> row : session.rows(VIEWS)) {
            views.add(new TableName(row.get(0), row.get(1)));
        }
        return new Schema(tables, foreignKeys(tables), views);
    }

    /** A number that is somebody's telephone or account would get into what is made of it. */
    private static String key(String name, List<Column> columns) {
        boolean tells = columns.stream()
                .anyMatch(each ->
                        each.name().equals(name) && SmellingName.reason(each).isPresent());
        return name == null || tells ? "" : name;
    }

    private Map<String, List<Column>> columns() throws DatabaseException {
        Map<String, List<Column>> byTable = new LinkedHashMap<>();
        for (List<String> row : session.rows(COLUMNS)) {
            Column column = new Column(
                    row.get(1),
                    row.get(2),
                    Column.Kind.valueOf(row.get(3)),
                    row.get(4).equals("t"),
                    Integer.parseInt(row.get(5)),
                    new Column.Source(row.get(6).equals("t"), names(row.get(7))),
                    names(row.get(8)));
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
                String comment = row.get(6) == null ? "" : row.get(6);
                keys.add(new ForeignKey(
                        row.get(0), row.get(1), comment, from, names(row.get(4)), to, names(row.get(5))));
            }
        }
        return keys;
    }

    private static List<String> names(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split("\u0001"));
    }
}
