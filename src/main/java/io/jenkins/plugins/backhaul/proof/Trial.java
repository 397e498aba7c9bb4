package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Member;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.restore.LoadDump;
import io.jenkins.plugins.backhaul.restore.LoadedDump;
import io.jenkins.plugins.backhaul.restore.OpenedBackup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Restores a whole backup once, and remembers what was seen until it ended or failed. */
final class Trial {
    private static final double NANOS = 1e9;

    private final ProofRequest request;
    private final LoadDump loadDump;
    private final Progress progress;
    private final long begun = System.nanoTime();
    private final List<ProvenDatabase> databases = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Comparisons comparisons = new Comparisons();
    private double restoreSeconds;
    private String sha256 = "";

    Trial(ProofRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
        this.loadDump = new LoadDump(progress);
    }

    /** @throws IOException when it cannot be restored; what differs from the record is no exception */
    void run(OpenedBackup opened) throws IOException, InterruptedException {
        if (opened.manifest().isPresent()) {
            restoreAsDescribed(opened, opened.manifest().get());
        } else {
            restoreWhatIsThere(opened);
        }
        sha256 = opened.finish().sha256();
        comparisons.archive(request.backup());
        comparisons.manifest(opened.manifest().isPresent(), request.backup().status());
        comparisons.databases(databases, opened.manifest().isPresent());
        databases.forEach(this::judge);
        if (opened.manifest().isEmpty() && databases.stream().allMatch(each -> each.rows() == 0)) {
            reasons.add("nothing was restored: no table holds a row");
        }
    }

    void fail(String reason) {
        reasons.add(reason);
    }

    private void restoreAsDescribed(OpenedBackup opened, Manifest manifest) throws IOException, InterruptedException {
        requireOurs(manifest);
        for (DumpedDatabase each : manifest.databases()) {
            Optional<Member> member = opened.archive().next();
            if (member.isEmpty() || !member.get().name().equals(each.member())) {
                throw new ArchiveException("The archive does not hold " + each.member()
                        + " where its manifest says"
                        + member.map(found -> ", but " + found.name()).orElse(""));
            }
            restore(member.get(), Optional.of(each), request.scratchFor(each.name()));
        }
        Optional<Member> more = opened.archive().next();
        if (more.isPresent()) {
            throw new ArchiveException(
                    "The archive holds " + more.get().name() + ", of which its manifest says nothing");
        }
    }

    private void requireOurs(Manifest manifest) throws ArchiveException {
        Backup backup = request.backup();
        if (!manifest.project().equals(request.project().name())) {
            throw new ArchiveException("The archive " + backup.name() + " is a backup of the project "
                    + manifest.project() + ", not of " + request.project());
        }
        if (!manifest.created().equals(backup.time())) {
            throw new ArchiveException("The archive " + backup.name() + " was made at " + manifest.created()
                    + ", which is not the time in its name: it was put in another's place");
        }
        if (manifest.databases().isEmpty()) {
            throw new ArchiveException("The archive " + backup.name() + " describes no database");
        }
    }

    private void restoreWhatIsThere(OpenedBackup opened) throws IOException, InterruptedException {
        for (Optional<Member> member = opened.archive().next();
                member.isPresent();
                member = opened.archive().next()) {
            if (member.get().dumpFormat().isPresent()) {
                String name = member.get().name();
                restore(member.get(), Optional.empty(), request.guessFor(name));
            } else {
                comparisons.notRestored(member.get().name());
            }
        }
        if (databases.isEmpty()) {
            throw new ProofNotPossibleException("The archive "
                    + request.backup().name() + " holds no dump of PostgreSQL; proving MongoDB is not supported yet");
        }
    }

    private void restore(Member member, Optional<DumpedDatabase> described, Scratch scratch)
            throws IOException, InterruptedException {
        long start = databases.isEmpty() ? begun : System.nanoTime();
        try (LoadedDump loaded = loadDump.run(member, described, scratch.database())) {
            double seconds = (System.nanoTime() - start) / NANOS;
            restoreSeconds += seconds;
            progress.start("checking " + loaded.replacement().name(), 0);
            databases.add(new Examination(scratch, request.backup().time()).of(member.name(), loaded, seconds));
        }
    }

    private void judge(ProvenDatabase database) {
        reasons.addAll(database.differences());
        database.checks().stream()
                .filter(each -> !each.passed())
                .map(CheckResult::objection)
                .forEach(reasons::add);
    }

    Verdict verdict() {
        if (!reasons.isEmpty()) {
            return Verdict.FAILED;
        }
        boolean recorded = request.backup().status() == Status.COMPLETE
                && databases.stream().allMatch(ProvenDatabase::recorded);
        return recorded ? Verdict.PROVEN : Verdict.RESTORABLE;
    }

    List<String> reasons() {
        return reasons;
    }

    List<ProvenDatabase> databases() {
        return databases;
    }

    List<Evidence.Comparison> comparisons() {
        return comparisons.list();
    }

    double restoreSeconds() {
        return restoreSeconds;
    }

    double seconds() {
        return (System.nanoTime() - begun) / NANOS;
    }

    String sha256() {
        return sha256;
    }
}
