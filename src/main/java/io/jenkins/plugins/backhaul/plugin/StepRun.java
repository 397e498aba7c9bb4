package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.plugin.agent.ProjectText;
import io.jenkins.plugins.backhaul.plugin.agent.ReadProjectText;
import io.jenkins.plugins.backhaul.plugin.work.Controller;
import io.jenkins.plugins.backhaul.plugin.work.ControllerStopsException;
import io.jenkins.plugins.backhaul.plugin.work.Errand;
import io.jenkins.plugins.backhaul.plugin.work.Journal;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of a step: the errand, and what follows it in a Pipeline as in any other job. What came of it is shown on the build and
 * told to those who want to hear of it.
 *
 * @param <R> what comes of it
 */
final class StepRun<R extends WorkResult> {
    private final EngineStep<R> step;
    private final Run<?, ?> run;
    private final TaskListener log;
    private final String id;
    private final Journal journal;
    private final Errand<R> errand;
    private final Controller controller = new Controller();
    private volatile boolean superseded;

    /** @param id no other work of the build has it */
    StepRun(EngineStep<R> step, Run<?, ?> run, TaskListener log, String id, Duration patience) throws IOException {
        this.step = step;
        this.run = run;
        this.log = log;
        this.id = id;
        this.journal = Journal.of(run.getRootDir().toPath(), id);
        this.errand = new Errand<>(step, run, log, journal, patience);
    }

    /** Whether it has to be resumed rather than begun. */
    boolean isBegun() {
        return errand.isBegun();
    }

    /** @param forNewer whether a newer build takes its place, so that it is nobody's failure */
    void cancel(boolean forNewer) {
        superseded = forNewer;
        errand.cancel();
    }

    boolean isCancelled() {
        return errand.isCancelled();
    }

    /** As {@link Errand#begin}; fails also for what it came to. */
    R begin(FilePath workspace, EnvVars variables) throws IOException, InterruptedException, ControllerStopsException {
        return conclude(() -> {
            ProjectText project = workspace.act(new ReadProjectText(DescribedProject.orEmpty(step.getFolder())));
            return errand.begin(new Surroundings(run, workspace, variables, log, project), id);
        });
    }

    /** As {@link Errand#resume}; fails also for what it came to. */
    R resume() throws IOException, InterruptedException, ControllerStopsException {
        return conclude(errand::resume);
    }

    private R conclude(Work<R> work) throws IOException, InterruptedException, ControllerStopsException {
        R result;
        try {
            result = work.run();
        } catch (IOException | InterruptedException | RuntimeException e) {
            controller.leaveIfStopping();
            if (!superseded) {
                tellOnce(telling -> telling.failed(e));
            }
            throw e;
        }
        show(result);
        if (!result.getFault().isEmpty()) {
            throw new AbortException(result.getFault());
        }
        return result;
    }

    private void show(R result) throws IOException, ControllerStopsException {
        if (result.isNothing()) {
            return;
        }
        try {
            BackhaulAction.add(run, log, id, result);
            if (!superseded || result.isAlarming()) {
                tellOnce(telling -> telling.done(result));
            }
        } catch (IOException | RuntimeException e) {
            controller.leaveIfStopping();
            throw e;
        }
    }

    /** A controller that is killed between this and the end of the step must not have the next one tell it again. */
    private void tellOnce(Consumer<TellOutcome> telling) throws IOException {
        new TellOutcome(Undertaking.of(step), run, log, id, configuration()).once(journal, telling);
    }

    private Optional<Configuration> configuration() {
        try {
            Optional<String> text = errand.configuration();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DescribedProject.configuration(
                            new ProjectText(text.get().isEmpty() ? "" : "backhaul.yml", text.get()),
                            DescribedProject.overrides(step),
                            TaskListener.NULL));
        } catch (AbortException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws IOException, InterruptedException, ControllerStopsException;
    }
}
