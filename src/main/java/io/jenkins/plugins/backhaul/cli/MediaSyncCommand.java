package io.jenkins.plugins.backhaul.cli;

import java.nio.file.Path;
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
        SyncRun.Outcome outcome = new SyncRun(wiring, output, yes && !dryRun)
                .run(wiring.media().named(media.from(), here), wiring.media().named(media.to(), here), delete);
        outcome.faults().forEach(output::complain);
        output.print(outcome.result(), outcome.lines());
        return outcome.exitCode();
    }
}
