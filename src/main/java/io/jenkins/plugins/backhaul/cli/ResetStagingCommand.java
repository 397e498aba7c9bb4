package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.site.ResetPair;
import io.jenkins.plugins.backhaul.staging.Part;
import io.jenkins.plugins.backhaul.staging.Plan;
import io.jenkins.plugins.backhaul.staging.ResetOrder;
import io.jenkins.plugins.backhaul.staging.ResetReport;
import io.jenkins.plugins.backhaul.staging.ResetStaging;
import io.jenkins.plugins.backhaul.staging.ShownPlan;
import io.jenkins.plugins.backhaul.staging.Surroundings;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an environment anew from production. */
@Command(
        name = "reset-staging",
        mixinStandardHelpOptions = true,
        description = {
            "Make an environment anew from production: its branch, and its data without its people.",
            "",
            "First it shows what is lost, what is there instead, and everything that is in the way. Then it backs the environment"
                    + " up, builds its branch anew from production's and the chosen branches and pushes it, restores production's"
                    + " newest good backup beside the live database, removes personal data there, fixes its sites, checks it and"
                    + " swaps it in, deploys, empties caches and tells colleagues, as backhaul.yml says under 'reset'.",
            "",
            "When it stops, the same command goes on where it stopped."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul reset-staging --dry-run",
            "  backhaul reset-staging --merge feature/hats --merge feature/wands",
            "  backhaul reset-staging staging --confirm staging"
        })
final class ResetStagingCommand implements Callable<Integer> {
    private static final Pattern SECRET = Pattern.compile("(AWS_|PG).*|.*(PASSWORD|SECRET|TOKEN|API_KEY|WEBHOOK).*");

    private final Map<String, String> variables = System.getenv();

    @Mixin
    private ProjectOptions project;

    @Mixin
    private ConfirmOptions confirm;

    @Mixin
    private OutputOptions output;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            defaultValue = "",
            description = "The environment that is made anew. Default: the only one that has 'reset', or else staging.")
    private String to;

    @Option(
            names = "--from",
            paramLabel = "ENVIRONMENT",
            description = "The environment that is copied. Default: the only one that is production.")
    private String from;

    @Option(
            names = "--merge",
            paramLabel = "BRANCH",
            split = ",",
            description =
                    "Merge this branch, beside those that backhaul.yml names; several with commas, or given several"
                            + " times.")
    private List<String> merge = new ArrayList<>();

    @Option(names = "--ff-only", description = "Leave branches out that do not begin where the branch is now.")
    private boolean fastForwardOnly;

    @Option(names = "--fresh", description = "Back production up first, instead of taking its newest good backup.")
    private boolean fresh;

    @Option(names = "--drop-old", description = "Drop the replaced database instead of keeping it.")
    private boolean dropOld;

    @Option(names = "--delete-media", description = "Delete media that production does not have.")
    private boolean deleteMedia;

    @Option(
            names = "--skip",
            paramLabel = "PART",
            split = ",",
            description =
                    "Leave something out: git (the branch stays), deploy, media, after (caches, call," + " message).")
    private Set<Part> skipped = Set.of();

    @Option(names = "--start-over", description = "Forget an unfinished reset, and begin anew.")
    private boolean startOver;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        ResetOrder order = order(wiring);
        confirm.requireTarget(order.to());
        try (ObjectStore store = wiring.openStoreToWrite()) {
            Surroundings surroundings = surroundings(wiring, store);
            Plan plan = output.showing(progress -> new ResetStaging(surroundings, progress).plan(order, startOver));
            ShownPlan shown = ShownPlan.of(plan);
            if (!plan.problems().isEmpty() || !confirm.mayAsk()) {
                output.print(shown, shown.lines());
                output.announce(plan.problems().isEmpty() ? confirm.hint(order.to()) : "Nothing was touched.");
                return plan.problems().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
            }
            shown.lines().forEach(output::announce);
            if (!confirm.isGiven(order.to())) {
                output.announce("Nothing was touched.");
                return ExitCode.REFUSED;
            }
            ResetReport report =
                    output.showing(progress -> new ResetStaging(surroundings, progress).run(plan, startOver));
            output.print(report, lines(report, order));
            report.faults().forEach(output::complain);
            return report.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private ResetOrder order(Wiring wiring) {
        ResetPair pair = ResetPair.of(wiring.configuration(), to, Optional.ofNullable(from));
        List<String> branches = new ArrayList<>(
                pair.to().copy().reset().map(ResetSettings::merge).orElse(List.of()));
        branches.addAll(merge);
        return new ResetOrder(
                pair.from().name(),
                pair.to().name(),
                branches,
                new ResetOrder.Options(fastForwardOnly, fresh, dropOld, deleteMedia),
                skipped);
    }

    private Surroundings surroundings(Wiring wiring, ObjectStore store) throws ConfigException {
        return new Surroundings(
                wiring.configuration(),
                wiring.site(),
                wiring.deployments(project),
                store,
                wiring::open,
                new LocalPrograms(secrets()),
                id -> Optional.ofNullable(variables.get(NotifySettings.variable(id))),
                DeployRun.by(variables, ""),
                Clock.systemUTC());
    }

    /** What the code of a merged branch must not see when it is checked. */
    private Set<String> secrets() {
        return variables.keySet().stream()
                .filter(name -> SECRET.matcher(name).matches())
                .collect(Collectors.toSet());
    }

    private static List<String> lines(ResetReport report, ResetOrder order) {
        List<String> lines = new ArrayList<>();
        for (ResetReport.Done each : report.done()) {
            lines.add(each.phase() + ":");
            each.lines().forEach(line -> lines.add("  " + line));
        }
        lines.add(
                report.faults().isEmpty()
                        ? order.to() + " is made anew from " + order.from()
                        : order.to() + " is made anew from " + order.from()
                                + ", but not all that comes after it was done; the same command tries the rest again");
        return lines;
    }
}
