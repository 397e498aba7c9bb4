package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.desk.StoredEvidence;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Made;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.proof.CheckResult;
import io.jenkins.plugins.backhaul.proof.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a proof came to, by the evidence that the controller checked and stored. */
public final class ProofResult extends ArchiveResult {
    private static final long serialVersionUID = 1L;

    private final String verdict;
    private final double seconds;
    private final long checks;
    private final long checksPassed;
    private final String fault;
    private final String evidenceKey;
    private transient Evidence evidence;

    private ProofResult(StoredEvidence stored, Evidence evidence, Finished finished, String fault) {
        super(
                finished.store(),
                finished.archive(),
                new Amounts(
                        evidence.archive().size(),
                        Math.toIntExact(evidence.tables()),
                        evidence.rows(),
                        finished.millis()));
        this.verdict = evidence.verdict().toString();
        this.seconds = evidence.restoreSeconds();
        this.checks = evidence.checks();
        this.checksPassed = evidence.databases().stream()
                .flatMap(each -> each.checks().stream())
                .filter(CheckResult::passed)
                .count();
        this.fault = WorkLog.printable(fault);
        this.evidenceKey = stored.key().value();
        this.evidence = evidence;
    }

    /** @param acceptRestorable whether it is enough that a backup without a record restores */
    static ProofResult of(StoredEvidence stored, Finished finished, boolean acceptRestorable) {
        Evidence evidence = stored.evidence();
        return new ProofResult(stored, evidence, finished, fault(evidence, acceptRestorable));
    }

    private static String fault(Evidence evidence, boolean acceptRestorable) {
        return switch (evidence.verdict()) {
            case PROVEN -> "";
            case FAILED -> evidence.failure();
            case RESTORABLE ->
                acceptRestorable
                        ? ""
                        : evidence.project() + "/" + evidence.archive().name()
                                + " is not proven: it restores, but there is no confirmed record of what it should hold."
                                + " Set 'acceptRestorable' where that is enough";
        };
    }

    /** {@code proven}, {@code restorable} or {@code failed}. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    /** How long it took until everything was restored. */
    @Whitelisted
    public double getSeconds() {
        return seconds;
    }

    /** How many checks of the project were run. */
    @Whitelisted
    public long getChecks() {
        return checks;
    }

    /** How many of them passed. */
    @Whitelisted
    public long getChecksPassed() {
        return checksPassed;
    }

    @Override
    public String getFault() {
        return fault;
    }

    @Override
    public Kind getKind() {
        return Kind.PROOF;
    }

    @Override
    Snapshot remember(Snapshot known, String job, int build) {
        return known.proved(place(), job, new Made(evidenceKey, build));
    }

    @Override
    void keepEvidence(Path file) throws IOException {
        Files.write(file, Json.write(evidence));
    }

    @Override
    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Verdict", verdict));
        if (!fault.isEmpty()) {
            facts.add(new Fact("Why it failed", fault));
        }
        facts.addAll(super.getFacts());
        facts.add(new Fact("Time to restore", Amount.seconds(seconds)));
        facts.add(new Fact(
                "The project's own checks", checks == 0 ? "none" : checksPassed + " of " + checks + " passed"));
        return facts;
    }

    @Override
    public String getTitle() {
        return verdict.equals(Verdict.FAILED.toString())
                ? "NOT proven:"
                : verdict.equals(Verdict.PROVEN.toString()) ? "Proven" : "Restorable";
    }
}
