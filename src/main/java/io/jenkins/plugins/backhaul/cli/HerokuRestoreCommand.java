package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.restore.OverwriteGuard;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.site.HerokuCaptures;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has Heroku restore one of its captures. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Have Heroku restore one of its captures onto a database at Heroku.",
            "",
            "What is there is captured first. While Heroku restores, the database is neither what it was nor what it will be,"
                    + " and nothing is compared or freed of personal data: 'backhaul restore' does all that, in one transaction."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul heroku restore b007 -e staging --confirm wizards-staging",
            "  backhaul heroku restore latest --from production -e demo --no-scrub --confirm wizards-demo"
        })
final class HerokuRestoreCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Parameters(paramLabel = "CAPTURE", description = "As 'backhaul heroku list' shows it, or latest.")
    private String capture;

    @Mixin
    private HerokuOptions heroku;

    @Option(
            names = "--from",
            paramLabel = "NAME",
            description = "The environment whose capture it is. Default: the one that it is restored onto.")
    private String from;

    @Option(
            names = "--confirm",
            paramLabel = "APP",
            defaultValue = "",
            description = "The name of the app whose database is really meant to be replaced.")
    private String confirmed;

    @Option(
            names = "--no-scrub",
            description = "Restore what was captured of production as it is, with all personal data.")
    private boolean noScrub;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Site site = Wiring.of(project, output).site();
        String source = from == null ? heroku.environment() : from;
        HerokuCaptures captured = HerokuCaptures.of(site, source, heroku.database());
        HerokuCaptures replaced = HerokuCaptures.of(site, heroku.environment(), heroku.database());
        RestoreTarget target = new RestoreTargets(site, false).named(heroku.environment(), heroku.database());
        new OverwriteGuard(confirmed).check(target, Optional.empty());
        new Scrubbing(site, noScrub ? Scrubbing.Choice.NEVER : Scrubbing.Choice.AUTOMATIC)
                .requireNone(target, site.environment(source));
        HerokuCaptures.Replaced done = output.showing(progress -> replaced.restore(captured, capture, progress));
        output.print(
                done,
                List.of(
                        "Restored " + done.capture() + " onto " + done.database(),
                        "  what was there is kept as " + done.keptAs()));
        return ExitCode.DONE;
    }
}
