package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.RunningDeployment;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stops what runs of an environment before its first database is replaced, until it is deployed anew: the code from before must
 * never meet the new data, which it might migrate. Where nothing is deployed from here, or by a push, all goes on running.
 */
final class StandStill {
    private static final String NOTE = "standing still";

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Journal journal;
    private Optional<Closeable> stopped = Optional.empty();

    StandStill(Surroundings surroundings, ResetOrder order, Journal journal) {
        this.surroundings = surroundings;
        this.order = order;
        this.journal = journal;
    }

    /** What an unfinished reset has stopped and not started again, and how a person does; nothing when all runs. */
    static Optional<String> told(Function<String, Optional<String>> noted) {
        return noted.apply(NOTE);
    }

    /** Takes over what a reset that is forgotten has stopped. */
    static void note(Journal journal, String told) throws IOException {
        journal.note(NOTE, told);
    }

    void begin(Progress progress) throws IOException {
        EnvironmentSettings to = surroundings.site().environment(order.to());
        if (!order.includes(Part.DEPLOY)
                || !DeployTo.isPossible(to)
                || !(to.deployment().way() instanceof DeploymentWay.Compose compose)) {
            return;
        }
        RunningDeployment running =
                new RestoreTargets(surroundings.site(), false).running(order.to(), compose.services());
        if (!running.names().isEmpty()) {
            progress.note("Stopping " + running.names() + " until the new commit is deployed; should this be killed"
                    + " meanwhile, start them with: " + running.startCommand());
            journal.note(
                    NOTE,
                    "stopped until the new commit is deployed to " + order.to() + ": " + running.names()
                            + " (all the same: " + running.startCommand() + ")");
            stop(running);
        }
    }

    private void stop(RunningDeployment running) throws IOException {
        try {
            stopped = Optional.of(running.stop());
        } catch (IOException e) {
            journal.erase(NOTE);
            throw e;
        }
    }

    /** Starts again what this has stopped: everything is as it was. What an earlier run has stopped is still told of. */
    void takeBack() throws IOException {
        if (stopped.isPresent()) {
            stopped.get().close();
            journal.erase(NOTE);
        }
    }

    /** All runs again, with the new commit. */
    void end() throws IOException {
        journal.erase(NOTE);
    }
}
