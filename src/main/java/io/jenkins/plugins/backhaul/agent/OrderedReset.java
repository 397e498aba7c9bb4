package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Order.ResetChoice;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.staging.Part;
import io.jenkins.plugins.backhaul.staging.Plan;
import io.jenkins.plugins.backhaul.staging.ResetOrder;
import io.jenkins.plugins.backhaul.staging.ResetReport;
import io.jenkins.plugins.backhaul.staging.ResetStaging;
import io.jenkins.plugins.backhaul.staging.ShownPlan;
import io.jenkins.plugins.backhaul.staging.Surroundings;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an environment anew, as an order says: all but its media, whose keys an agent has not. Colleagues are told by the controller. */
record OrderedReset(Order.Reset order, OrderedPlace place, Site site, ObjectStore store, Progress progress) {
    Outcome run() throws ConfigException, IOException, InterruptedException {
        ResetStaging reset = new ResetStaging(surroundings(), progress);
        boolean startOver = order.wants(ResetChoice.START_OVER);
        Plan plan = reset.plan(wanted(), startOver);
        List<String> shown = ShownPlan.withoutPeople(plan).lines();
        if (order.wants(ResetChoice.DRY_RUN) || !plan.problems().isEmpty()) {
            return new Outcome.Reset(true, shown, "", plan.problems());
        }
        shown.forEach(progress::note);
        ResetReport report = reset.run(plan, startOver);
        return new Outcome.Reset(false, lines(report), report.message(), report.faults());
    }

    private Surroundings surroundings() throws ConfigException {
        return new Surroundings(
                place.configuration().tellingNobody(),
                site,
                place.deployments(),
                store,
                settings -> {
                    throw new IOException("Media are moved by the controller, not by its agents");
                },
                place.programs(),
                place::secret,
                order.by(),
                Clock.systemUTC());
    }

    private ResetOrder wanted() {
        List<String> merge = new ArrayList<>(site.environment(order.to())
                .copy()
                .reset()
                .map(ResetSettings::merge)
                .orElse(List.of()));
        merge.addAll(order.merge());
        return new ResetOrder(
                order.from(),
                order.to(),
                merge,
                new ResetOrder.Options(
                        order.wants(ResetChoice.FAST_FORWARD_ONLY), false, order.wants(ResetChoice.DROP_OLD), false),
                skipped());
    }

    private Set<Part> skipped() {
        Set<Part> skipped = EnumSet.of(Part.MEDIA);
        skip(ResetChoice.SKIP_GIT, Part.GIT).ifPresent(skipped::add);
        skip(ResetChoice.SKIP_DEPLOY, Part.DEPLOY).ifPresent(skipped::add);
        skip(ResetChoice.SKIP_AFTER, Part.AFTER).ifPresent(skipped::add);
        return skipped;
    }

    private Optional<Part> skip(ResetChoice choice, Part part) {
        return order.wants(choice) ? Optional.of(part) : Optional.empty();
    }

    private static List<String> lines(ResetReport report) {
        List<String> lines = new ArrayList<>();
        for (ResetReport.Done each : report.done()) {
            each.lines().forEach(line -> lines.add(each.phase() + ": " + line));
        }
        return lines;
    }
}
