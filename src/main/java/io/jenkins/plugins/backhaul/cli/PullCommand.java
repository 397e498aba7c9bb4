package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.site.LocalTarget;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings another environment's data and media to a developer's own copy. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = {
            "Bring data and media of another environment to your own copy of the site, the environment 'local'.",
            "",
            "'data' restores its newest good backup, freed of personal data when it is production's. 'images' brings what people"
                    + " uploaded and has the site make all other sizes anew. 'media' brings everything. 'all' is data and media.",
            "The database that is replaced is kept as NAME_before_DATE. Production is never changed."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul pull production all",
            "  backhaul pull staging data --fresh",
            "  backhaul pull production images"
        })
final class PullCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "Where it comes from: production, staging, …")
    private String from;

    @Parameters(index = "1", paramLabel = "WHAT", description = "data, images, media or all.")
    private What what;

    @Option(
            names = "--into",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Another environment than 'local'; never production.")
    private String into;

    @Option(
            names = "--fresh",
            description =
                    "Make a backup of ENVIRONMENT now, where its database can be reached from here, and take that.")
    private boolean fresh;

    @Option(
            names = "--no-scrub",
            description = "Bring personal data as it is. Of production, only with --confirm and its name.")
    private boolean unscrubbed;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Names ENVIRONMENT a second time, for --no-scrub.")
    private String confirmed;

    @Option(names = "--delete", description = "Delete from the own media what ENVIRONMENT does not have.")
    private boolean delete;

    /** What is brought. */
    enum What {
        DATA,
        IMAGES,
        MEDIA,
        ALL
    }

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        EnvironmentSettings source = wiring.site().environment(from);
        EnvironmentSettings target = new LocalTarget(wiring.site()).find(into, source);
        Choice scrub = choice(source);
        SyncRun sync = new SyncRun(wiring, output, true);
        MovedMedia media = new MovedMedia(wiring.media(), source.name(), target.name(), what == What.IMAGES);
        if (what != What.DATA) {
            media.requireAllowed(sync, delete);
        }
        Pulled pulled = new Pulled();
        try {
            if (what == What.DATA || what == What.ALL) {
                new PulledData(wiring, output, scrub).run(source.name(), target.name(), fresh, pulled::add);
            }
            if (what != What.DATA) {
                pulled.add(media.run(sync, delete));
            }
            if (what == What.IMAGES) {
                pulled.forgetRenditions(wiring, target.name());
            }
        } finally {
            pulled.print(output);
        }
        return pulled.isComplete() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Choice choice(EnvironmentSettings source) throws RefusedException {
        if (!unscrubbed) {
            return source.production() ? Choice.ALWAYS : Choice.AUTOMATIC;
        }
        if (source.production() && !confirmed.equals(source.name())) {
            throw new RefusedException("This would bring personal data of " + source.name()
                    + " as it is. If it may leave there, add --confirm " + source.name());
        }
        return Choice.NEVER;
    }
}
