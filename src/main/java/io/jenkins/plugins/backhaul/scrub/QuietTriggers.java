package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a database's own triggers and rules quiet while it is scrubbed: one that keeps a history would copy what is to be removed.
 * Foreign keys are not among them. Owning the tables is enough, which {@code session_replication_role} is not.
 */
final class QuietTriggers {
    private static final String TABLES = " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND ";
    private static final String NOISY = "SELECT n.nspname, c.relname, 'TRIGGER', t.tgname, t.tgenabled, t.oid"
            + " FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid" + TABLES
            + "NOT t.tgisinternal AND t.tgenabled <> 'D' UNION ALL"
            + " SELECT n.nspname, c.relname, 'RULE', r.rulename, r.ev_enabled, r.oid"
            + " FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class" + TABLES
            + "r.ev_enabled <> 'D' ORDER BY 6";

    private final SqlSession session;
    private final List<String> loud = new ArrayList<>();

    QuietTriggers(SqlSession session) {
        this.session = session;
    }

    void quieten() throws DatabaseException {
        for (List<String> row : session.rows(NOISY)) {
            String table = "ALTER TABLE ONLY " + Sql.name(row.get(0)) + "." + Sql.name(row.get(1)) + " ";
            String what = row.get(2) + " " + Sql.name(row.get(3));
            String when =
                    switch (row.get(4)) {
                        case "R" -> "ENABLE REPLICA ";
                        case "A" -> "ENABLE ALWAYS ";
                        default -> "ENABLE ";
                    };
            session.execute(table + "DISABLE " + what);
            loud.add(table + when + what);
        }
    }

    /** As they were before. */
    void restore() throws DatabaseException {
        for (String each : loud) {
            session.execute(each);
        }
    }
}
