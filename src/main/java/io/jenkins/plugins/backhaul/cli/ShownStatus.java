package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.backup.ProjectStatus;
import io.jenkins.plugins.backhaul.backup.StatusRow;
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

    static List<String> lines(List<StatusRow> rows) {
        TextTable table = new TextTable(
                List.of("PROJECT", "BACKUPS", "LAST", "SIZE", "TREND", "PROVEN", "STATUS"), Set.of(1, 2, 3));
        for (StatusRow each : rows) {
            table.row(
                    each.project(),
                    String.valueOf(each.backups()),
                    orDash(each.age()),
                    orDash(each.size()),
                    Trend.of(each.sizes()),
                    orDash(each.proven()),
                    each.isGood() ? "ok" : "OVERDUE: " + String.join("; ", each.concerns()));
        }
        return table.lines();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
