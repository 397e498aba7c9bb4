package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes personal data from a restored copy that nobody can read yet. First it looks whether the rules say something of every
 * column that seems to hold any. Rules and SQL are done in one transaction, then the program runs, the sites are fixed, and at last
 * everything goes that still holds former values. Until then the copy's own triggers keep quiet.
 */
public final class ScrubCopy {
    private static final int OLDEST_VERSION = 130000;

    private final Rules rules;
    private final List<OwnStatements> statements;
    private final Optional<OwnProgram> program;
    private final FixSites fixes;

    /**
     * How to scrub.
     *
     * @param statements run after the rules, in their transaction
     * @param program run after both; what it prints is not shown, as it may repeat what is to be removed
     * @param fixes done after all of that
     */
    public ScrubCopy(Rules rules, List<OwnStatements> statements, Optional<OwnProgram> program, FixSites fixes) {
        this.rules = rules;
        this.statements = List.copyOf(statements);
        this.program = program;
        this.fixes = fixes;
    }

    /**
     * Scrubs.
     *
     * @return what was done, one line each
     * @throws UncoveredException when a column seems to hold personal data, and no rule says anything of it
     * @throws ScrubException when a rule cannot be done; says which
     * @throws InterruptedException when this thread was interrupted while the program ran
     */
    public List<String> run(Replacement copy)
            throws DatabaseException, ScrubException, UncoveredException, InterruptedException {
        List<String> done = new ArrayList<>();
        Set<Table> changed;
        Hindrances hindrances;
        try (SqlSession session = copy.openSession()) {
            prepare(session);
            session.execute("BEGIN");
            hindrances = Hindrances.putAside(session);
            Schema schema = new ReadSchema(session).run();
            AssignedRules assigned = AssignedRules.of(schema, rules);
            Plan plan = Plan.of(schema, assigned, rules);
            List<Finding> open = new FindPersonalData(session).run(schema, assigned, rules);
            if (!open.isEmpty()) {
                throw new UncoveredException(open);
            }
            done.addAll(new ApplyRules(session).run(plan, statements));
            session.execute("COMMIT");
            changed = plan.tables();
            plan.skippedNote().ifPresent(done::add);
            if (!assigned.elsewhere().isEmpty()) {
                done.add("left out the rules for "
                        + assigned.elsewhere().stream().map(TableName::toString).collect(Collectors.joining(", "))
                        + ": this one of the databases has no such table");
            }
        }
        if (program.isPresent()) {
            run(copy, program.get());
            done.add("ran " + program.get().command().get(0));
        }
        try (SqlSession session = copy.openSession()) {
            prepare(session);
            done.addAll(fixes.run(session));
            leaveNoTraces(session, changed);
            session.execute("BEGIN");
            hindrances.restore(session);
            session.execute("COMMIT");
        }
        return done;
    }

    private void leaveNoTraces(SqlSession session, Set<Table> changed) throws DatabaseException, ScrubException {
        Schema schema = new ReadSchema(session).run();
        Collection<Table> rewritten =
                isAllKnown() ? schema.withHeirs(changed) : schema.tables().values();
        LeaveNoTraces traces = new LeaveNoTraces(session);
        if (rules.largeObjects() == Rules.LargeObjects.DELETE) {
            traces.unlinkLargeObjects();
        }
        if (!isAllKnown()) {
            traces.rewriteDefinitions();
        }
        traces.run(rewritten.stream().filter(each -> !each.isForeign()).toList());
    }

    /** Whether nothing but the rules changes any table. */
    private boolean isAllKnown() {
        return statements.isEmpty() && program.isEmpty() && !fixes.hasOwnStatements();
    }

    private static void prepare(SqlSession session) throws DatabaseException, ScrubException {
        int version = Integer.parseInt(session.value("SELECT pg_catalog.current_setting('server_version_num')"));
        if (version < OLDEST_VERSION) {
            throw new ScrubException("Scrubbing needs PostgreSQL 13 or newer; this server is older");
        }
        // Else the server writes what it refuses, and the values of the row, into its log.
        session.rows("SELECT pg_catalog.set_config('log_min_messages', 'fatal', false) FROM pg_catalog.pg_roles"
                + " WHERE rolname = current_user AND rolsuper");
    }

    private static void run(Replacement copy, OwnProgram program)
            throws DatabaseException, ScrubException, InterruptedException {
        OwnProgram.End end = copy.run(program);
        if (!end.passed()) {
            throw new ScrubException("The command " + program.command().get(0) + " under 'scrub' did not end well: "
                    + end.how() + ". What it printed is not shown, as it may hold personal data");
        }
    }
}
