package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.List;

/** Does in one transaction what a plan says, and then what the project's own SQL says. */
final class ApplyRules {
    private static final String ROWS = "backhaul.rows";

    private final SqlSession session;

    ApplyRules(SqlSession session) {
        this.session = session;
    }

    /** Does so in the transaction that is open, and says what was done: one line for each table and each piece of SQL. */
    List<String> run(Plan plan, List<OwnStatements> statements) throws DatabaseException, ScrubException {
        List<String> done = new ArrayList<>();
        String transaction = session.value("SELECT pg_catalog.txid_current()");
        session.value("SELECT pg_catalog.set_config('" + Fakes.SALT
                + "', gen_random_uuid()::text || gen_random_uuid()::text, true)");
        for (ForeignKey each : plan.loosened()) {
            session.execute(each.drop());
        }
        for (ForeignKey each : plan.detached()) {
            session.execute(each.detach());
        }
        for (Change each : plan.changes()) {
            done.add(each.report(apply(each)));
        }
        session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        for (ForeignKey each : plan.loosened()) {
            tighten(each);
        }
        for (OwnStatements each : statements) {
            apply(each, transaction);
            done.add("ran " + each.name());
        }
        session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        return done;
    }

    private long apply(Change change) throws ScrubException, DatabaseException {
        try {
            if (change.deletes()) {
                long rows = Long.parseLong(session.value("SELECT count(*) FROM " + Sql.name(change.table())));
                session.execute(change.statement());
                return rows;
            }
            session.execute("WITH changed AS (" + change.statement() + " RETURNING 1) SELECT pg_catalog.set_config('"
                    + ROWS + "', count(*)::text, true) FROM changed");
            return Long.parseLong(session.value("SELECT pg_catalog.current_setting('" + ROWS + "')"));
        } catch (DatabaseException e) {
            throw new ScrubException(
                    "The table " + change.table() + " could not be scrubbed ("
                            + (change.deletes() ? "delete" : String.join(", ", change.columns())) + "): "
                            + e.getMessage()
                            + ". Write another rule, or name it with 'keep' and write SQL under 'sql-files'",
                    e);
        }
    }

    private void tighten(ForeignKey key) throws ScrubException {
        try {
            session.execute(key.add());
        } catch (DatabaseException e) {
            throw new ScrubException(
                    "Rows of " + key.from() + " would refer to nothing in " + key.to() + " (" + key.name()
                            + "). Where both columns hold the data, give both the same rule; where rows are deleted, delete"
                            + " those of " + key.from() + " too",
                    e);
        }
    }

    private void apply(OwnStatements own, String transaction) throws ScrubException {
        try {
            session.execute(own.text());
            if (!session.value("SELECT pg_catalog.txid_current()").equals(transaction)) {
                throw new ScrubException(
                        own.name() + " ends the transaction that it runs in: take COMMIT and ROLLBACK out" + " of it");
            }
        } catch (DatabaseException e) {
            throw new ScrubException(own.name() + " failed: " + e.getMessage(), e);
        }
    }
}
