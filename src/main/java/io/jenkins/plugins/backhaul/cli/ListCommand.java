package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the backups of a project. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "List the project's backups, the newest first.",
            "",
            "complete    made by Backhaul, and published whole",
            "damaged     its manifest cannot be read, or describes another archive than the one that is there",
            "incomplete  has no manifest beside it: killed in its last second, or made by hand",
            "legacy      made by another tool; can be restored, but nothing is known of what it should hold",
            "",
            "PROVEN says when 'prove' has last restored it. 'restorable' is a backup without a record to compare it with."
        })
final class ListCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-n", "--most"},
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many to show; 0 for all. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Override
    public Integer call() throws Exception {
        if (most < 0) {
            throw new IllegalArgumentException("--most takes a number from 0 on, not " + most);
        }
        Wiring wiring = Wiring.of(project, output);
        try (ObjectStore store = wiring.openStore(asOf)) {
            Catalogue catalogue = new Catalogue(store);
            List<Backup> all = catalogue.list(wiring.site().project());
            List<Backup> shown = most == 0 ? all : all.subList(0, Math.min(most, all.size()));
            List<ShownBackup> rows = new ArrayList<>();
            for (Backup each : shown) {
                rows.add(row(catalogue, each));
            }
            output.print(rows, lines(wiring, store, all.size(), rows));
        }
        return ExitCode.DONE;
    }

    /** A damaged backup must not hide all others. */
    private ShownBackup row(Catalogue catalogue, Backup backup) {
        try {
            return ShownBackup.of(backup, catalogue.sidecar(backup));
        } catch (IOException e) {
            output.announce("  note: " + e.getMessage());
            return ShownBackup.damaged(backup);
        }
    }

    private static List<String> lines(Wiring wiring, ObjectStore store, int all, List<ShownBackup> rows) {
        if (rows.isEmpty()) {
            return List.of("No backups of " + wiring.site().project() + " in " + store.location());
        }
        TextTable table = new TextTable(
                List.of("BACKUP", "AGE", "SIZE", "DUMP", "TABLES", "ROWS", "TOOK", "PROVEN", "STATUS"),
                Set.of(1, 2, 3, 4, 5, 6));
        rows.forEach(each -> table.row(cells(wiring, each)));
        List<String> lines = new ArrayList<>(table.lines());
        if (rows.size() < all) {
            lines.add("… and " + (all - rows.size()) + " older; see all with --most 0");
        }
        return lines;
    }

    private static String[] cells(Wiring wiring, ShownBackup row) {
        boolean known = row.dumpSize() != null;
        return new String[] {
            row.key().substring(wiring.site().project().folder().length()),
            Amount.age(Duration.between(Instant.parse(row.time()), Instant.now())),
            Amount.bytes(row.size()),
            known ? Amount.bytes(row.dumpSize()) : "?",
            known ? String.valueOf(row.tables()) : "?",
            known ? Amount.count(row.rows()) : "?",
            known ? Amount.seconds(row.seconds()) : "?",
            proven(row.proof()),
            row.status()
        };
    }

    private static String proven(ShownBackup.ShownProof proof) {
        if (proof == null) {
            return "-";
        }
        String age = Amount.age(Duration.between(Instant.parse(proof.time()), Instant.now())) + " ago";
        return switch (Verdict.valueOf(proof.verdict().toUpperCase(Locale.ROOT))) {
            case PROVEN -> age;
            case RESTORABLE -> "restorable " + age;
            case FAILED -> "FAILED " + age;
        };
    }
}
