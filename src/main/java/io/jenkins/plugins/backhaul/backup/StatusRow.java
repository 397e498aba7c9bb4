package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.backup.ProjectStatus.Concern;
import io.jenkins.plugins.backhaul.log.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a project stands, in words: the same on a terminal and on every page.
 *
 * @param project its name
 * @param backups how many it has
 * @param lastBackup when the newest was made
 * @param age of the newest, such as {@code 5 min}; empty when there is none
 * @param size of the newest, such as {@code 9.3 MB}; empty when there is none
 * @param sizes of the newest ones in bytes, the oldest first
 * @param proven how long ago one was last restored and found good, such as {@code 3 d ago}; empty when none was
 * @param proof the last proof, good or not, such as {@code failed 2 h ago}; empty when there was none
 * @param concerns what somebody should look after, one sentence each without its end; empty when all is well
 */
public record StatusRow(
        String project,
        int backups,
        Optional<Instant> lastBackup,
        String age,
        String size,
        List<Long> sizes,
        String proven,
        String proof,
        List<String> concerns) {
    /** Keeps copies of the lists. */
    public StatusRow {
        sizes = List.copyOf(sizes);
        concerns = List.copyOf(concerns);
    }

    /** A project's row. */
    public static StatusRow of(ProjectStatus status, Expected expected, Instant now) {
        return new StatusRow(
                status.project().name(),
                status.count(),
                status.last().map(Backup::time),
                status.last().map(last -> age(last.time(), now)).orElse(""),
                status.last().map(last -> Amount.bytes(last.object().size())).orElse(""),
                status.sizes(),
                status.lastGoodProof()
                        .map(proof -> age(proof.time(), now) + " ago")
                        .orElse(""),
                status.lastProof()
                        .map(proof -> proof.verdict() + " " + age(proof.time(), now) + " ago")
                        .orElse(""),
                status.concerns().stream()
                        .map(concern -> sentence(concern, expected))
                        .toList());
    }

    /** Whether nobody needs to look after it. */
    public boolean isGood() {
        return concerns.isEmpty();
    }

    private static String sentence(Concern concern, Expected expected) {
        return switch (concern) {
            case NO_BACKUP -> "there is no backup, one is expected every " + every(expected.backupEvery());
            case BACKUP_OVERDUE -> "a backup is expected every " + every(expected.backupEvery());
            case NEVER_PROVEN -> "never proven, a proof is expected every " + every(expected.proofEvery());
            case PROOF_OVERDUE -> "a proof is expected every " + every(expected.proofEvery());
            case PROOF_FAILED -> "the last proof failed";
        };
    }

    private static String age(Instant time, Instant now) {
        return Amount.age(Duration.between(time, now));
    }

    private static String every(Optional<Duration> expected) {
        return Amount.age(expected.orElseThrow());
    }
}
