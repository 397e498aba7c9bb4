package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database does by itself when its rows or tables change, put aside while it is scrubbed: a trigger or a rule that keeps a
 * history would copy what is to be removed, a published table without a key refuses to be changed, and a policy that binds the owner,
 * too, hides rows. Foreign keys are not among them. Owning the tables is enough for this, which it is not for
 * {@code session_replication_role}; triggers for events only a superuser can put aside.
 */
final class Hindrances {
    private static final String TABLES = " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND ";
    private static final String TABLE = "format('ALTER TABLE ONLY %I.%I ', n.nspname, c.relname)";
    private static final String ENABLE =
            "CASE %s WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END";

    /** Finds a row as long as it is there. */
    private static final String STILL = "format('SELECT FROM pg_catalog.%1$s WHERE oid = %%s', %2$s.oid)";

    /** Before PostgreSQL 15 those of partitions count as internal, and only a superuser can put them aside. */
    private static final String TRIGGERS =
            "SELECT " + TABLE + " || format('DISABLE TRIGGER %I', t.tgname), " + TABLE + " || "
                    + ENABLE.formatted("t.tgenabled") + " || format(' TRIGGER %I', t.tgname), "
                    + STILL.formatted("pg_trigger", "t")
                    + " FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid" + TABLES
                    + "(NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstraint = 0) AND t.tgenabled <> 'D'";

    private static final String RULES =
            "SELECT " + TABLE + " || format('DISABLE RULE %I', r.rulename), " + TABLE + " || "
                    + ENABLE.formatted("r.ev_enabled") + " || format(' RULE %I', r.rulename), "
                    + STILL.formatted("pg_rewrite", "r")
                    + " FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class" + TABLES
                    + "r.ev_enabled <> 'D'";

    /** Those that are not identified by an index of their choice, nor by all of the row already. */
    private static final String IDENTITIES = "SELECT " + TABLE + " || 'REPLICA IDENTITY FULL', " + TABLE
            + " || CASE c.relreplident WHEN 'n' THEN 'REPLICA IDENTITY NOTHING' ELSE 'REPLICA IDENTITY DEFAULT' END, "
            + STILL.formatted("pg_class", "c")
            + " FROM pg_catalog.pg_class c" + TABLES + "c.relreplident IN ('d', 'n')"
            + " AND EXISTS (SELECT FROM pg_catalog.pg_publication_tables p WHERE p.schemaname = n.nspname"
            + " AND p.tablename = c.relname)";

    private static final String POLICIES = "SELECT " + TABLE + " || 'NO FORCE ROW LEVEL SECURITY', " + TABLE
            + " || 'FORCE ROW LEVEL SECURITY', " + STILL.formatted("pg_class", "c") + " FROM pg_catalog.pg_class c"
            + TABLES + "c.relforcerowsecurity";

    private static final String EVENTS = "SELECT format('ALTER EVENT TRIGGER %I DISABLE', t.evtname),"
            + " format('ALTER EVENT TRIGGER %I ', t.evtname) || " + ENABLE.formatted("t.evtenabled") + ", "
            + STILL.formatted("pg_event_trigger", "t")
            + " FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_roles r ON r.rolname = current_user"
            + " WHERE r.rolsuper AND t.evtenabled <> 'D'";

    private final List<List<String>> found;

    private Hindrances(List<List<String>> found) {
        this.found = found;
    }

    /** Puts all of them aside, in the transaction that is open. Those for events come first, as putting others aside is one. */
    static Hindrances putAside(SqlSession session) throws DatabaseException {
        List<List<String>> found = new ArrayList<>();
        for (String each : List.of(EVENTS, TRIGGERS, RULES, IDENTITIES, POLICIES)) {
            for (List<String> hindrance : session.rows(each)) {
                session.execute(hindrance.get(0));
                found.add(0, hindrance);
            }
        }
        return new Hindrances(found);
    }

    /** As they were before, those that the project's own SQL or program has not dropped. */
    void restore(SqlSession session) throws DatabaseException {
        for (List<String> each : found) {
            if (!session.rows(each.get(2)).isEmpty()) {
                session.execute(each.get(1));
            }
        }
    }
}
