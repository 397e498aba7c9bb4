package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A restore that was done, as the agent told it. */
public final class RestoreResult extends ArchiveResult {
    private static final long serialVersionUID = 1L;

    private final String database;
    private final String keptAs;
    private final boolean compared;
    private final List<String> notes;

    private RestoreResult(RestoreReport report, Finished finished) {
        super(
                finished.store(),
                finished.archive(),
                new Amounts(report.dumpSize(), report.tables(), report.rows(), finished.millis()));
        this.database = WorkLog.printable(report.database());
        this.keptAs = WorkLog.printable(report.keptAs());
        this.compared = report.compared();
        this.notes = new ArrayList<>();
        report.notes().forEach(note -> notes.add(WorkLog.printable(StepWords.of(note))));
    }

    static RestoreResult of(RestoreReport report, Finished finished) {
        return new RestoreResult(report, finished);
    }

    /** The database that holds it now. */
    @Whitelisted
    public String getDatabase() {
        return database;
    }

    /** The name under which the replaced database is kept; empty when there was none, or it was dropped. */
    @Whitelisted
    public String getKeptAs() {
        return keptAs;
    }

    /** Whether the rows of every table were compared with what was backed up. */
    @Whitelisted
    public boolean isCompared() {
        return compared;
    }

    @Override
    public List<String> getNotes() {
        return notes == null ? List.of() : notes;
    }

    @Override
    public Kind getKind() {
        return Kind.RESTORE;
    }

    @Override
    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>(super.getFacts());
        facts.add(new Fact(
                "Compared", compared ? "every table was loaded with as many rows as when it was backed up" : "no"));
        if (!keptAs.isEmpty()) {
            facts.add(new Fact("The database it replaced is kept as", keptAs));
        }
        getNotes().forEach(note -> facts.add(new Fact("Note", note)));
        return facts;
    }

    @Override
    public String getTitle() {
        return "Restored into " + database;
    }
}
