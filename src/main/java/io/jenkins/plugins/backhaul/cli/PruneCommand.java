package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Decision;
import io.jenkins.plugins.backhaul.backup.Keep;
import io.jenkins.plugins.backhaul.backup.PruneBackups;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes old backups. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = {
            "Delete the backups that no rule under 'keep' in backhaul.yml keeps. Without --yes it only tells what it would do.",
            "",
            "Never deleted are the newest good backup and the newest proven one; what is incomplete, damaged, made by another"
                    + " tool or not proven when it was tried; what the store has locked; and, without rules, everything."
        })
final class PruneCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Option(names = "--yes", description = "Delete, instead of only telling what would be deleted.")
    private boolean yes;

    @Option(
            names = "--dry-run",
            description = "Only tell what would be deleted. This is the default; it wins over --yes.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        boolean deleting = yes && !dryRun;
        try (ObjectStore store = wiring.openStore()) {
            Keep keep = wiring.site().keep();
            List<Decision> decisions = output.showing(progress -> {
                PruneBackups prune = new PruneBackups(store, progress, Clock.systemUTC());
                List<Decision> plan = prune.plan(wiring.site().project(), keep);
                return deleting ? prune.run(plan) : plan;
            });
            output.print(
                    decisions.stream().map(ShownDecision::of).toList(),
                    ShownDecision.lines(decisions, wiring.site().project(), deleting));
        }
        return ExitCode.DONE;
    }
}
