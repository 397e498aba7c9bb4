package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.media.CompareMedia;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.ShownDifference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says in what media differ. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Say what TO lacks, holds differently, or holds and FROM does not. Changes nothing; the exit code is 1 when they"
                    + " differ.",
            "",
            "Objects are the same when length and ETag are. Where ETags say nothing, as of objects that were sent in parts,"
                    + " checksums of the store and marks of earlier copies are asked for, and files are read."
        },
        footer = {"", "Examples:", "  backhaul media diff production staging", "  backhaul media diff staging ./media"})
final class MediaDiffCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private MediaOptions media;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        project.namesOne();
        Wiring wiring = Wiring.of(project, output);
        Path here = Path.of("");
        try (MediaPlace from = wiring.open(wiring.media().named(media.from(), here));
                MediaPlace to = wiring.open(wiring.media().named(media.to(), here))) {
            Difference difference = output.showing(progress -> new CompareMedia(progress).run(from, to));
            output.print(
                    MediaJson.Compared.of(difference), ShownDifference.of(difference, from.location(), to.location()));
            return difference.isNone() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
