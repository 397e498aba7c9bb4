package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.heroku.Transfer;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.site.HerokuCaptures;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what Heroku has captured. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the captures that Heroku keeps of an app's databases.")
final class HerokuListCommand implements Callable<Integer> {
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
        List<Transfer> all = captures.list();
        output.print(all, all.isEmpty() ? List.of("Heroku keeps no captures of " + captures.owner()) : table(all));
        return ExitCode.DONE;
    }

    private static List<String> table(List<Transfer> all) {
        TextTable table = new TextTable(List.of("CAPTURE", "BEGUN", "SIZE", "STATUS"), Set.of(2));
        all.forEach(each -> table.row(each.name(), each.created(), Amount.bytes(each.processed()), status(each)));
        return table.lines();
    }

    private static String status(Transfer capture) {
        if (!capture.finished()) {
            return "running";
        }
        return capture.succeeded() ? "complete" : "FAILED";
    }
}
