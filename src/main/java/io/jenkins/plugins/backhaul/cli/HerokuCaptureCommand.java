package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.heroku.Transfer;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.site.HerokuCaptures;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has Heroku capture a database. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description =
                "Have Heroku capture a database, and wait for it. Interrupting this leaves the capture going on there.")
final class HerokuCaptureCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private HerokuOptions heroku;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        HerokuCaptures captures =
                HerokuCaptures.of(Wiring.of(project, output).site(), heroku.environment(), heroku.database());
        Transfer made = output.showing(captures::capture);
        output.print(made, List.of("Captured " + made.name() + ": " + Amount.bytes(made.processed())));
        return ExitCode.DONE;
    }
}
