package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.DownloadBackup;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches an archive into a file. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = "Fetch a backup's archive into a file, and compare it with the hashes that were recorded.",
        footer = {"", "To look into it:  lrzip -d FILE && tar xf …, or  backhaul lrunzip < FILE | tar x"})
final class DownloadCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private WantedBackup wanted;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file, which must not exist; otherwise one of the archive's name in this folder.")
    private Path target;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        try (ObjectStore store = wiring.openStore(asOf)) {
            Backup backup = new Catalogue(store).find(wiring.site().project(), wanted.text());
            Path file = target == null ? Path.of(backup.name()) : target;
            boolean compared = output.showing(progress -> new DownloadBackup(store, progress).run(backup, file));
            String how = compared ? "its hashes are as recorded" : "no hashes were recorded for it";
            output.print(
                    Map.of("file", file.toString(), "size", backup.object().size(), "compared", compared),
                    List.of(file + ": " + Amount.bytes(backup.object().size()) + ", " + how));
        }
        return ExitCode.DONE;
    }
}
