package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a project stands. Incomplete backups and those from the future count for nothing: they would hide that one is missing.
 *
 * @param project the project
 * @param last its newest backup
 * @param first when its oldest backup was made
 * @param lastProof what its last proof came to, whichever backup it was of
 * @param lastGoodProof the last proof that did not fail
 * @param sizes of its newest backups in bytes, the oldest of them first, at most {@value #TREND}
 * @param count how many backups it has
 * @param concerns what somebody should look after
 */
public record ProjectStatus(
        Project project,
        Optional<Backup> last,
        Optional<Instant> first,
        Optional<ProofMark> lastProof,
        Optional<ProofMark> lastGoodProof,
        List<Long> sizes,
        int count,
        List<Concern> concerns) {
    static final int TREND = 16;

    /** What somebody should look after. */
    public enum Concern {
        /** One was expected, and there is none. */
        NO_BACKUP,
        /** The newest backup is older than expected. */
        BACKUP_OVERDUE,
        /** A proof was expected, and there was none since the first backup. */
        NEVER_PROVEN,
        /** The last good proof was longer ago than expected. */
        PROOF_OVERDUE,
        /** The last proof failed, whatever is expected. */
        PROOF_FAILED
    }

    /** Keeps copies of the lists. */
    public ProjectStatus {
        sizes = List.copyOf(sizes);
        concerns = List.copyOf(concerns);
    }

    /** How a project with these backups stands, in whatever order they come. */
    static ProjectStatus of(Project project, List<Backup> backups, Expected expected, Instant now) {
        List<Backup> newestFirst = backups.stream()
                .filter(each ->
                        each.status() != Status.INCOMPLETE && !each.time().isAfter(now))
                .sorted(Comparator.comparing(Backup::time).reversed())
                .toList();
        List<ProofMark> proofs = newestFirst.stream()
                .flatMap(each -> each.proofs().stream())
                .sorted(Comparator.comparing(ProofMark::time).reversed())
                .toList();
        Optional<ProofMark> good =
                proofs.stream().filter(each -> each.verdict() != Verdict.FAILED).findFirst();
        return new ProjectStatus(
                        project,
                        newestFirst.stream().findFirst(),
                        newestFirst.stream().map(Backup::time).min(Comparator.naturalOrder()),
                        proofs.stream().findFirst(),
                        good,
                        trend(newestFirst),
                        newestFirst.size(),
                        List.of())
                .judged(expected, now);
    }

    /** The same, with the concerns of that moment: what is in order when it is listed may be overdue when it is read. */
    public ProjectStatus judged(Expected expected, Instant now) {
        List<Concern> found = new ArrayList<>();
        expected.backupEvery().flatMap(every -> concernOfBackups(every, now)).ifPresent(found::add);
        expected.proofEvery().flatMap(every -> concernOfProofs(every, now)).ifPresent(found::add);
        lastProof.filter(each -> each.verdict() == Verdict.FAILED).ifPresent(each -> found.add(Concern.PROOF_FAILED));
        return new ProjectStatus(project, last, first, lastProof, lastGoodProof, sizes, count, found);
    }

    private Optional<Concern> concernOfBackups(Duration every, Instant now) {
        if (last.isEmpty()) {
            return Optional.of(Concern.NO_BACKUP);
        }
        return isOver(last.get().time(), every, now) ? Optional.of(Concern.BACKUP_OVERDUE) : Optional.empty();
    }

    /** A project that is new has until its first backup is as old as a proof may be. */
    private Optional<Concern> concernOfProofs(Duration every, Instant now) {
        if (lastGoodProof.isPresent()) {
            return isOver(lastGoodProof.get().time(), every, now)
                    ? Optional.of(Concern.PROOF_OVERDUE)
                    : Optional.empty();
        }
        return first.filter(time -> isOver(time, every, now)).map(time -> Concern.NEVER_PROVEN);
    }

    private static boolean isOver(Instant time, Duration limit, Instant now) {
        return Duration.between(time, now).compareTo(limit) > 0;
    }

    private static List<Long> trend(List<Backup> newestFirst) {
        return newestFirst.stream()
                .limit(TREND)
                .sorted(Comparator.comparing(Backup::time))
                .map(each -> each.object().size())
                .toList();
    }
}
