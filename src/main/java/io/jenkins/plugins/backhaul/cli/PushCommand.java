package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.cli.SyncRun.Outcome;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.site.LocalTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a developer's own media to another environment. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Bring the media of your own copy of the site, the environment 'local', to another environment, never production."
                    + " Without --yes it only tells what it would do.",
            "",
            "'images' brings what people uploaded, 'media' everything."
        },
        footer = {"", "Example:", "  backhaul push staging images --yes"})
final class PushCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "Where it goes, such as staging.")
    private String into;

    @Parameters(index = "1", paramLabel = "WHAT", description = "images or media.")
    private What what;

    @Option(
            names = "--from",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Another environment than 'local'; never production.")
    private String from;

    @Option(names = "--delete", description = "Delete from ENVIRONMENT what the own media do not have.")
    private boolean delete;

    @Option(names = "--yes", description = "Do it, instead of only telling what would be done.")
    private boolean yes;

    /** What is brought. */
    enum What {
        IMAGES,
        MEDIA
    }

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        EnvironmentSettings target = wiring.site().environment(into);
        LocalTarget.requireNotProduction(target);
        EnvironmentSettings source = new LocalTarget(wiring.site()).find(from, target);
        Outcome outcome = new MovedMedia(wiring.media(), source.name(), target.name(), what == What.IMAGES)
                .run(new SyncRun(wiring, output, yes), delete);
        List<String> lines = new ArrayList<>(outcome.lines());
        if (yes && what == What.IMAGES) {
            String table = wiring.configuration().images().renditionsTable();
            lines.add("  next: where " + into
                    + " keeps other sizes of its images, as Wagtail does, have them made anew, in its"
                    + " database: DELETE FROM " + table);
        }
        outcome.faults().forEach(output::complain);
        output.print(outcome.result(), lines);
        return outcome.exitCode();
    }
}
