package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Decision;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.log.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a backup, as machines are shown it.
 *
 * @param key where it is in the store, or was
 * @param time when it was made
 * @param size of the archive, in bytes
 * @param kept whether it stays
 * @param reason why
 */
record ShownDecision(String key, String time, long size, boolean kept, String reason) {
    static ShownDecision of(Decision decision) {
        return new ShownDecision(
                decision.backup().object().key().value(),
                decision.backup().time().toString(),
                decision.backup().object().size(),
                decision.kept(),
                decision.reason());
    }

    /** A table of all decisions, and what they come to. */
    static List<String> lines(List<Decision> decisions, Project project, boolean deleted) {
        if (decisions.isEmpty()) {
            return List.of("There are no backups of " + project);
        }
        TextTable table = new TextTable(List.of("BACKUP", "AGE", "SIZE", "", "WHY"), Set.of(1, 2));
        for (Decision each : decisions) {
            table.row(
                    each.backup()
                            .object()
                            .key()
                            .value()
                            .substring(project.folder().length()),
                    Amount.age(Duration.between(each.backup().time(), Instant.now())),
                    Amount.bytes(each.backup().object().size()),
                    each.kept() ? "keep" : deleted ? "deleted" : "delete",
                    each.reason());
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(summary(decisions, deleted));
        return lines;
    }

    /** What the decisions come to, in one line. */
    static String summary(List<Decision> decisions, boolean deleted) {
        List<Decision> gone = decisions.stream().filter(each -> !each.kept()).toList();
        long freed =
                gone.stream().mapToLong(each -> each.backup().object().size()).sum();
        if (gone.isEmpty()) {
            return "All " + decisions.size() + " backups are kept";
        }
        String amount = gone.size() + " of " + decisions.size() + " backups, " + Amount.bytes(freed);
        return deleted ? "Deleted " + amount : "Would delete " + amount + "; add --yes to do it";
    }
}
