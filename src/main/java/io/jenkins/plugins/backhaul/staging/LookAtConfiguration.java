package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import java.util.stream.Stream;

/** Looks whether backhaul.yml allows the reset and says all that it needs. */
final class LookAtConfiguration implements Look {
    private final Surroundings surroundings;
    private final ResetOrder order;

    LookAtConfiguration(Surroundings surroundings, ResetOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    @Override
    public String subject() {
        return "backhaul.yml";
    }

    @Override
    public void look(Findings findings, Progress progress) {
        EnvironmentSettings from = surroundings.site().environment(order.from());
        EnvironmentSettings to = surroundings.site().environment(order.to());
        if (to.production()) {
            findings.problem(to.name() + " is production, which is never made anew from anything");
        }
        if (from.name().equals(to.name())) {
            findings.problem(to.name() + " cannot be made anew from itself; name another environment with --from");
        }
        lookAtScrubbing(from, to, findings);
        if (order.includes(Part.GIT)) {
            lookAtBranches(from, to, findings);
        }
        if (order.includes(Part.AFTER)) {
            lookAtSecrets(findings);
        }
    }

    private void lookAtScrubbing(EnvironmentSettings from, EnvironmentSettings to, Findings findings) {
        if (!from.production()) {
            return;
        }
        if (!to.copy().allowsScrub() && !to.production()) {
            findings.problem(
                    "The environment " + to.name()
                            + " does not say 'allows-scrub: true', so production's data must not get there; say so in backhaul.yml");
        }
        if (surroundings.configuration().scrub().isEmpty()) {
            findings.problem("backhaul.yml does not say how personal data is removed: write 'scrub', for example with"
                    + " 'profile: wagtail'");
        }
    }

    private static void lookAtBranches(EnvironmentSettings from, EnvironmentSettings to, Findings findings) {
        Stream.of(from, to)
                .filter(each -> each.branch().isEmpty())
                .forEach(each -> findings.problem("The environment " + each.name()
                        + " names no branch; write 'branch' there, or leave the branch as it is with --skip git"));
        if (from.branch().isPresent() && from.branch().equals(to.branch())) {
            findings.problem(from.name() + " and " + to.name() + " have the same branch, "
                    + from.branch().get());
        }
    }

    private void lookAtSecrets(Findings findings) {
        surroundings.settings(order).after().secrets().stream()
                .filter(id -> surroundings.secrets().apply(id).isEmpty())
                .forEach(id -> findings.problem("The secret '" + id + "' is not there: set the variable "
                        + NotifySettings.variable(id) + ", or leave caches, call and message out with --skip after"));
    }
}
