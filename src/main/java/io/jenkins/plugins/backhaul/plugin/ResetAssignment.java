package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Order.ResetChoice;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.site.ResetPair;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides what is made anew from what, and that it may be. */
final class ResetAssignment {
    private final ResetStep step;
    private final Surroundings where;

    ResetAssignment(ResetStep step, Surroundings where) {
        this.step = step;
        this.where = where;
    }

    /** @throws AbortException when it cannot or may not be done */
    Assignment make() throws IOException, InterruptedException {
        if (BuiltBranch.isPullRequest(where.variables())) {
            throw new AbortException("A pull request resets nothing; its branch does, once it is merged");
        }
        DescribedProject project = DescribedProject.of(step, where);
        ResetPair pair = pair(project);
        Set<ResetChoice> choices = choices();
        if (step.getConfirm() == null) {
            choices.add(ResetChoice.DRY_RUN);
            where.log()
                    .getLogger()
                    .println("[backhaul] note: This is the plan only; confirm: '"
                            + pair.to().name() + "' does it");
        } else if (!step.getConfirm().equals(pair.to().name())) {
            throw new AbortException("'confirm' names " + step.getConfirm() + ", but "
                    + pair.to().name() + " would be reset");
        }
        if (pair.to().production()) {
            throw new AbortException(pair.to().name() + " is production, which is never made anew from anything");
        }
        Map<String, String> secrets = new HashMap<>();
        Order.Place place = project.withSecrets(project.place(databases(pair), secrets), ids(pair.to()), secrets);
        Order.Reset task = new Order.Reset(
                pair.from().name(), pair.to().name(), words(step.getMerge()), choices, StartedBy.of(where.run()));
        return new Assignment(project.name(), project.store(), "", place, task, secrets);
    }

    private ResetPair pair(DescribedProject project) throws AbortException {
        String target = Optional.ofNullable(step.getEnvironment())
                .or(() -> Optional.ofNullable(step.getConfirm()))
                .orElse("");
        try {
            return ResetPair.of(project.configuration(), target, Optional.ofNullable(step.getFrom()));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage().replace("--from", "'from'"));
        }
    }

    /** Both, as the plan asks them whether they are different ones. */
    private static Map<String, DatabaseSettings> databases(ResetPair pair) {
        Map<String, DatabaseSettings> both = new LinkedHashMap<>(pair.to().databases());
        pair.from()
                .databases()
                .forEach((label, database) -> both.put(pair.from().name() + "/" + label, database));
        return both;
    }

    private List<String> ids(EnvironmentSettings to) {
        Optional<ResetSettings.After> after = to.copy().reset().map(ResetSettings::after);
        return step.getSkip() != null && words(step.getSkip()).contains("after")
                ? List.of()
                : after.map(ResetSettings.After::secrets).orElse(List.of()).stream()
                        .distinct()
                        .toList();
    }

    private Set<ResetChoice> choices() throws AbortException {
        Set<ResetChoice> choices = EnumSet.noneOf(ResetChoice.class);
        if (step.isStartOver()) {
            choices.add(ResetChoice.START_OVER);
        }
        if (step.isFastForwardOnly()) {
            choices.add(ResetChoice.FAST_FORWARD_ONLY);
        }
        if (step.isDropOld()) {
            choices.add(ResetChoice.DROP_OLD);
        }
        for (String part : words(step.getSkip())) {
            choices.add(
                    switch (part) {
                        case "git" -> ResetChoice.SKIP_GIT;
                        case "deploy" -> ResetChoice.SKIP_DEPLOY;
                        case "after" -> ResetChoice.SKIP_AFTER;
                        default ->
                            throw new AbortException("'skip' leaves out git, deploy or after, but not " + part
                                    + "; media are a step of their own, syncMedia");
                    });
        }
        return choices;
    }

    private static List<String> words(String text) {
        return Stream.of(Util.fixNull(text).split(",", -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
