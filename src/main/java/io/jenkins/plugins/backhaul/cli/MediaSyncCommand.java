package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.ShownDifference;
import io.jenkins.plugins.backhaul.media.ShownSync;
import io.jenkins.plugins.backhaul.media.SyncMedia;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes media the same. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "Copy to TO what it lacks or holds differently. Without --yes it only tells what it would do.",
            "",
            "Between buckets of one store the store itself copies; the bytes do not come here. At the end both are listed anew"
                    + " and compared; the exit code is 1 when TO still lacks something. A second run does what is left."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul media sync production staging --delete --yes",
            "  backhaul media sync staging ./media --yes"
        })
final class MediaSyncCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private MediaOptions media;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--delete",
            description = "Delete from TO what FROM does not have, once all else is copied without a fault.")
    private boolean delete;

    @Option(names = "--yes", description = "Do it, instead of only telling what would be done.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only tell what would be done. This is the default; it wins over --yes.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        project.namesOne();
        Wiring wiring = Wiring.of(project, output);
        Path here = Path.of("");
        try (MediaPlace from = wiring.open(wiring.media().named(media.from(), here));
                MediaPlace to = wiring.open(wiring.media().named(media.to(), here))) {
            SyncRequest request =
                    new SyncRequest(from, to, delete, wiring.media().protectedPlaces());
            if (!yes || dryRun) {
                Difference plan = output.showing(progress -> new SyncMedia(progress).plan(request));
                output.print(plan, planned(plan, request));
                return ExitCode.DONE;
            }
            SyncReport report = output.showing(progress -> {
                SyncMedia sync = new SyncMedia(progress);
                return sync.run(request, sync.plan(request));
            });
            report.faults().forEach(output::complain);
            output.print(report, ShownSync.lines(report, request));
            return report.isComplete(delete) ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static List<String> planned(Difference plan, SyncRequest request) {
        List<String> lines = new ArrayList<>(
                ShownDifference.of(plan, request.from().location(), request.to().location()));
        if (!plan.wanted().isEmpty() || (request.delete() && !plan.surplus().isEmpty())) {
            lines.add("Would copy " + Amount.count(plan.wanted().size(), "object") + ", "
                    + Amount.bytes(plan.wantedBytes())
                    + (request.delete()
                            ? ", and delete " + Amount.count(plan.surplus().size()) + ", "
                                    + Amount.bytes(plan.surplusBytes())
                            : "")
                    + "; add --yes to do it.");
        }
        return lines;
    }
}
