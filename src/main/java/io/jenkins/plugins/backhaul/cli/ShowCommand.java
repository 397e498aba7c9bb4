package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is known of one backup. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Tell what is in a backup, and where it comes from.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private WantedBackup wanted;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        try (ObjectStore store = wiring.openStore(asOf)) {
            Catalogue catalogue = new Catalogue(store);
            Backup backup = catalogue.find(wiring.site().project(), wanted.text());
            Optional<Sidecar> sidecar = catalogue.sidecar(backup);
            List<String> lines = new ArrayList<>();
            lines.add(store.locate(backup.object().key()));
            lines.add("  made      " + backup.time() + ", " + backup.status());
            lines.add("  size      " + Amount.bytes(backup.object().size()));
            for (ProofMark each : backup.proofs()) {
                lines.add("  proof     " + each.time() + ", " + each.verdict() + ", " + store.locate(each.evidence()));
            }
            sidecar.ifPresent(each -> describe(each, lines));
            output.print(
                    sidecar.isPresent()
                            ? OutputOptions.parsed(ManifestJson.write(sidecar.get()))
                            : ShownBackup.of(backup, sidecar),
                    lines);
        }
        return ExitCode.DONE;
    }

    private static void describe(Sidecar sidecar, List<String> lines) {
        Manifest manifest = sidecar.manifest();
        lines.add("  took      " + Amount.seconds(sidecar.archive().seconds()));
        addKnown(lines, "  from      ", manifest.origin().environment());
        addKnown(lines, "  commit    ", manifest.origin().commit());
        addKnown(lines, "  build     ", manifest.origin().build());
        addKnown(lines, "  made by   ", manifest.origin().tool());
        manifest.databases().forEach(each -> describe(each, lines));
    }

    private static void addKnown(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }

    private static void describe(DumpedDatabase database, List<String> lines) {
        lines.add("");
        lines.add(database.member() + ": " + database.database() + ", "
                + database.facts().kind() + " "
                + database.facts().serverVersion() + ", "
                + Amount.bytes(database.dump().size()) + ", sha256 "
                + database.dump().sha256());
        TextTable table = new TextTable(List.of("  TABLE", "ROWS"), Set.of(1));
        database.fingerprint().tables().stream()
                .sorted(Comparator.comparingLong(TableCount::rows).reversed())
                .forEach(each -> table.row("  " + each.name(), Amount.count(each.rows())));
        lines.addAll(table.lines());
    }
}
