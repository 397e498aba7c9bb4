package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Order.Choice;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Decides what a restore does: which backup, onto what, and whether whoever started the build may. */
final class RestoreAssignment {
    private static final int MOST_JOBS = 64;

    private final RestoreStep step;
    private final Surroundings where;

    RestoreAssignment(RestoreStep step, Surroundings where) {
        this.step = step;
        this.where = where;
    }

    /** @throws AbortException when it cannot or may not be done */
    Assignment make() throws IOException, InterruptedException {
        String target = target();
        DescribedProject project = DescribedProject.of(step, where);
        String environment =
                project.find(target).isPresent() ? target : DescribedProject.orEmpty(step.getEnvironment());
        guard(project, target);
        String archive = new WantedBackup(step, where, step.getBackup())
                .find(project, "Restoring")
                .object()
                .key()
                .value();
        Map<String, String> secrets = new HashMap<>();
        Order.Place place = project.place(project.databases(environment), secrets);
        Order.Restore task = new Order.Restore(
                new ObjectKey(archive),
                target,
                DescribedProject.orEmpty(step.getDatabase()),
                DescribedProject.orEmpty(step.getConfirm()),
                choices(),
                step.getJobs());
        return new Assignment(project.name(), project.store(), archive, place, task, secrets);
    }

    private String target() throws AbortException {
        if ((step.getEnvironment() == null) == (step.getInto() == null)) {
            throw new AbortException("Say where to restore to: either 'environment', or 'into'");
        }
        if (step.getJobs() < 1 || step.getJobs() > MOST_JOBS) {
            throw new AbortException("'jobs' must be 1 to " + MOST_JOBS + ", but is " + step.getJobs());
        }
        String target = step.getEnvironment() == null ? step.getInto() : step.getEnvironment();
        if (step.isScrub() && step.isNoScrub()) {
            throw new AbortException("Say either 'scrub' or 'noScrub', or neither to leave it to backhaul.yml");
        }
        DescribedProject.refusePassword(target);
        return target;
    }

    /**
     * Confirming overrides what the engine itself refuses, so it takes the same right as production; but an environment that
     * is named twice is not production, and only need not be compared with one that cannot be asked.
     */
    private void guard(DescribedProject project, String target) throws AbortException {
        if (step.isNoScrub()) {
            ProductionGuard.check(where.run(), "restore personal data of " + project.name() + " as it is");
        }
        boolean production =
                project.find(target).map(EnvironmentSettings::production).orElse(false);
        if (production) {
            ProductionGuard.check(where.run(), "restore onto " + target + " of " + project.name());
        } else if (step.getConfirm() != null
                && !(project.find(target).isPresent() && step.getConfirm().equals(target))) {
            ProductionGuard.check(where.run(), "confirm a restore onto " + target + " of " + project.name());
        }
    }

    private Set<Choice> choices() {
        Set<Choice> choices = EnumSet.noneOf(Choice.class);
        if (step.isCreate()) {
            choices.add(Choice.CREATE);
        }
        if (step.isDropOld()) {
            choices.add(Choice.DROP_OLD);
        }
        if (step.isStopServices()) {
            choices.add(Choice.STOP_SERVICES);
        }
        if (step.isScrub()) {
            choices.add(Choice.SCRUB);
        }
        if (step.isNoScrub()) {
            choices.add(Choice.NO_SCRUB);
        }
        return choices;
    }
}
