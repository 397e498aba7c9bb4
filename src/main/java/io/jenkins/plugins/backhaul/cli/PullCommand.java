package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.cli.SyncRun.Outcome;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.site.LocalTarget;
import io.jenkins.plugins.backhaul.site.Renditions;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Parameters(index = "1", paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
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
        data,
        images,
        media,
        all
    }

    /**
     * What was brought.
     *
     * @param databases what was restored
     * @param media what was copied, if that was asked for
     */
    record Pulled(List<RestoreReport> databases, Optional<Object> media) {}

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        EnvironmentSettings source = wiring.site().environment(from);
        EnvironmentSettings target = new LocalTarget(wiring.site()).find(into, source);
        MovedMedia media = new MovedMedia(wiring.media(), source.name(), target.name(), what == What.images);
        if (what != What.data) {
            media.requireBoth();
        }
        List<RestoreReport> databases = what == What.data || what == What.all
                ? new PulledData(wiring, output, choice(source)).run(source.name(), target.name(), fresh)
                : List.of();
        Optional<Outcome> copied = what == What.data
                ? Optional.empty()
                : Optional.of(media.run(new SyncRun(wiring, output, true), delete));
        List<String> lines = new ArrayList<>();
        databases.forEach(each -> lines.addAll(RestoreRun.lines(each)));
        copied.ifPresent(each -> lines.addAll(each.lines()));
        List<String> faults = new ArrayList<>();
        databases.forEach(each -> each.faults().forEach(fault -> faults.add("restored, but: " + fault)));
        copied.ifPresent(each -> faults.addAll(each.faults()));
        if (what == What.images) {
            forgetRenditions(wiring, target.name(), lines, faults);
        }
        output.print(new Pulled(databases, copied.map(Outcome::result)), lines);
        faults.forEach(output::complain);
        return faults.isEmpty() && copied.map(Outcome::complete).orElse(true) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void forgetRenditions(Wiring wiring, String target, List<String> lines, List<String> faults) {
        String table = wiring.configuration().images().renditionsTable();
        try {
            OptionalLong forgotten = new Renditions(wiring.site()).forget(target, "");
            lines.add(
                    forgotten.isPresent()
                            ? "  " + Amount.count(forgotten.getAsLong(), "row") + " of " + table
                                    + " deleted; the site makes these images anew when somebody looks at them"
                            : "  note: the database has no table " + table + "; if the site keeps its renditions in"
                                    + " another one, name it under 'images' in backhaul.yml");
        } catch (IOException e) {
            faults.add("the images were copied, but " + table + " was not emptied: " + e.getMessage() + ". Run this in "
                    + target + ": DELETE FROM " + table);
        }
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
