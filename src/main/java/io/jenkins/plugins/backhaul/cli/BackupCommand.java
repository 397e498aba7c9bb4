package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Decision;
import io.jenkins.plugins.backhaul.backup.PruneBackups;
import io.jenkins.plugins.backhaul.config.PingAddress;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.notify.Ping;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Back up the project's databases to its store.",
            "",
            "Each database is dumped from one snapshot, compressed, decoded again and compared while it is uploaded."
                    + " Nothing is visible in the store until all of that has succeeded."
        })
final class BackupCommand implements Callable<Integer> {
    private static final double PERCENT = 100.0;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private LevelOption level;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--prune",
            description = "Then delete what no rule under 'keep' in backhaul.yml keeps, as 'prune --yes' does.")
    private boolean prune;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        try (ObjectStore store = wiring.openStoreToWrite()) {
            output.announce("Backing up " + wiring.site().project() + " to " + store.location());
            BackupRequest request = new BackupRequest(
                    wiring.site().project(),
                    wiring.site().sources(environment.name()),
                    wiring.site().origin(environment.name()),
                    level.options());
            Sidecar made =
                    output.showing(progress -> new BackUpDatabases(store, progress, Clock.systemUTC()).run(request));
            output.print(ShownBackup.of(wiring.site().project(), made), List.of(summary(wiring, made)));
            ping(wiring);
            if (prune) {
                output.announce(prune(store, wiring));
            }
        }
        return ExitCode.DONE;
    }

    /** The backup is there, whatever becomes of the call. */
    private void ping(Wiring wiring) throws InterruptedException {
        Optional<PingAddress> address = wiring.configuration().ping();
        if (address.isPresent()) {
            try {
                new Ping(address.get().value()).send();
            } catch (IOException e) {
                output.announce("  note: the backup was made, but 'ping' could not be called: " + e.getMessage());
            }
        }
    }

    private String prune(ObjectStore store, Wiring wiring) throws Exception {
        try {
            List<Decision> decisions = output.showing(progress -> {
                PruneBackups old = new PruneBackups(store, progress, Clock.systemUTC());
                return old.run(old.plan(wiring.site().project(), wiring.site().keep()));
            });
            return ShownDecision.summary(decisions, true);
        } catch (IOException e) {
            throw new IOException("The backup was made, but older ones could not be pruned: " + e.getMessage(), e);
        }
    }

    private static String summary(Wiring wiring, Sidecar made) {
        Manifest manifest = made.manifest();
        long dumped = manifest.databases().stream()
                .map(DumpedDatabase::dump)
                .mapToLong(each -> each.size())
                .sum();
        long stored = made.archive().size();
        String ratio = dumped == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", PERCENT * stored / dumped);
        return "Backed up " + wiring.site().project().folder() + made.archive().name() + ": " + Amount.bytes(dumped)
                + " of dump in " + Amount.bytes(stored) + ratio + ", " + Amount.count(manifest.tables(), "table") + ", "
                + Amount.count(manifest.rows(), "row") + ", in "
                + Amount.seconds(made.archive().seconds());
    }
}
