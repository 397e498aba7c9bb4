package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.ProjectStatus;
import io.jenkins.plugins.backhaul.backup.ProjectStatus.Concern;
import io.jenkins.plugins.backhaul.log.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a project stands, as machines are shown it. What there is not is left out.
 *
 * @param project its name
 * @param backups how many it has
 * @param lastBackup when the newest was made
 * @param sizes of the newest ones in bytes, the oldest first
 * @param lastProof the last one, good or not
 * @param concerns what is overdue: {@code backup-overdue}, {@code never-proven} …; empty when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownStatus(
        String project,
        int backups,
        String lastBackup,
        List<Long> sizes,
        ShownBackup.ShownProof lastProof,
        List<String> concerns) {
    static ShownStatus of(ProjectStatus status) {
        return new ShownStatus(
                status.project().name(),
                status.count(),
                status.last().map(each -> each.time().toString()).orElse(null),
                status.sizes(),
                status.lastProof().map(ShownBackup.ShownProof::of).orElse(null),
                status.concerns().stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    static List<String> lines(List<ProjectStatus> all, Expected expected, Instant now) {
        TextTable table = new TextTable(
                List.of("PROJECT", "BACKUPS", "LAST", "SIZE", "TREND", "PROVEN", "STATUS"), Set.of(1, 2, 3));
        for (ProjectStatus each : all) {
            List<String> concerns = each.concerns().stream()
                    .map(concern -> sentence(concern, expected))
                    .toList();
            table.row(
                    each.project().name(),
                    String.valueOf(each.count()),
                    each.last().map(last -> age(last.time(), now)).orElse("-"),
                    each.last().map(last -> Amount.bytes(last.object().size())).orElse("-"),
                    Trend.of(each.sizes()),
                    each.lastGoodProof()
                            .map(proof -> age(proof.time(), now) + " ago")
                            .orElse("-"),
                    concerns.isEmpty() ? "ok" : "OVERDUE: " + String.join("; ", concerns));
        }
        return table.lines();
    }

    private static String sentence(Concern concern, Expected expected) {
        return switch (concern) {
            case NO_BACKUP ->
                "there is no backup, one is expected every "
                        + every(expected.backupEvery().orElseThrow());
            case BACKUP_OVERDUE ->
                "a backup is expected every " + every(expected.backupEvery().orElseThrow());
            case NEVER_PROVEN ->
                "never proven, a proof is expected every "
                        + every(expected.proofEvery().orElseThrow());
            case PROOF_OVERDUE ->
                "a proof is expected every " + every(expected.proofEvery().orElseThrow());
            case PROOF_FAILED -> "the last proof failed";
        };
    }

    private static String age(Instant time, Instant now) {
        return Amount.age(Duration.between(time, now));
    }

    private static String every(Duration expected) {
        return Amount.age(expected);
    }
}
