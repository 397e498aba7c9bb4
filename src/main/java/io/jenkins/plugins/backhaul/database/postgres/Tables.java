package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.database.TableCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables whose rows a dump holds, as far as their number tells whether it was restored. */
final class Tables {
    /**
     * Ordinary tables and partitions. Their parents and foreign tables hold no rows of their own; the tables of extensions
     * are filled by CREATE EXTENSION; an unlogged table cannot be read on a standby, where pg_dump leaves its rows out too.
     */
    private static final String ALL = "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind = 'r' AND c.relpersistence <> 't'"
            + " AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"
            + " AND NOT (c.relpersistence = 'u' AND pg_catalog.pg_is_in_recovery())"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
            + " WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')"
            + " ORDER BY 1, 2";

    private Tables() {}

    /** All tables, with 0 rows each. */
    static List<TableCount> list(PsqlSession session) throws DatabaseException {
        List<TableCount> tables = new ArrayList<>();
        for (List<String> row : session.rows(ALL)) {
            tables.add(new TableCount(row.get(0), row.get(1), 0));
        }
        return tables;
    }

    /**
     * What follows a {@code BEGIN} in the same string, to keep others from emptying, changing or dropping the tables until
     * the transaction ends. A string of its own would come with a query of ours, which takes the snapshot before the locks.
     */
    static String lock(List<TableCount> tables) {
        if (tables.isEmpty()) {
            return "";
        }
        return tables.stream()
                .map(table -> "ONLY " + Sql.name(table.schema(), table.table()))
                .collect(Collectors.joining(", ", "; LOCK TABLE ", " IN ACCESS SHARE MODE"));
    }

    /** Looks into these tables; a transaction must be open, and stays so whatever fails. */
    static Fingerprint fingerprint(PsqlSession session, List<TableCount> tables, Depth depth) throws DatabaseException {
        if (depth == Depth.CONTENT) {
            session.execute(RowContents.PREPARE);
        }
        session.setSavepoint();
        List<TableCount> counted = new ArrayList<>();
        for (TableCount table : tables) {
            String query = "SELECT count(*), " + RowContents.expression(depth) + " FROM ONLY "
                    + Sql.name(table.schema(), table.table()) + " AS t";
            List<String> found = ask(session, query);
            counted.add(new TableCount(table.schema(), table.table(), Long.parseLong(found.get(0)), found.get(1)));
        }
        return new Fingerprint(counted, RowContents.method(depth));
    }

    /** Planning evaluates functions in the table's indexes, some of which need the database's own search path. */
    private static List<String> ask(PsqlSession session, String query) throws DatabaseException {
        try {
            return session.rows(query).get(0);
        } catch (SqlException e) {
            session.rollBackToSavepoint();
            session.execute("SET LOCAL search_path TO DEFAULT");
            List<String> found = askOnce(session, query);
            session.execute("SET LOCAL search_path TO ''");
            return found;
        }
    }

    private static List<String> askOnce(PsqlSession session, String query) throws DatabaseException {
        try {
            return session.rows(query).get(0);
        } catch (SqlException e) {
            session.rollBackToSavepoint();
            throw e;
        }
    }
}
