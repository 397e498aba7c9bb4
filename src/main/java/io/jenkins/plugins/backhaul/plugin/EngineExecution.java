package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.plugin.work.ControllerStopsException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step in a Pipeline: goes on after a restart of the controller with the work that the agent did meanwhile. */
final class EngineExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    /** Longer than a controller takes to be restarted or upgraded. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Logger LOGGER = Logger.getLogger(EngineExecution.class.getName());

    private final EngineStep<?> step;
    private final String id = UUID.randomUUID().toString();

    private transient StepRun<?> current;
    private transient Throwable stopped;

    EngineExecution(StepContext context, EngineStep<?> step) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        Computer.threadPoolForRemoting.execute(this::work);
        return false;
    }

    @Override
    public void onResume() {
        start();
    }

    /** Ends the step only when everything is undone. */
    @Override
    public synchronized void stop(Throwable cause) {
        stopped = cause;
        if (current != null) {
            current.cancel(isSuperseded());
        }
    }

    private void work() {
        try {
            WorkResult result = run();
            if (isStopped()) {
                getContext().onFailure(stopped);
            } else {
                getContext().onSuccess(result);
            }
        } catch (ControllerStopsException e) {
            // The next controller goes on.
        } catch (InterruptedException e) {
            getContext().onFailure(isStopped() ? stopped : e);
        } catch (IOException | RuntimeException e) {
            fail(Failure.of(e));
        } catch (Error e) {
            // Nobody else would ever end the step.
            fail(e);
        }
    }

    /** What went wrong while it was undone must be read, though the build ends as aborted. */
    private void fail(Throwable failure) {
        if (isStopped()) {
            tell(failure);
            getContext().onFailure(stopped);
        } else {
            getContext().onFailure(failure);
        }
    }

    private void tell(Throwable failure) {
        try {
            getContext().get(TaskListener.class).getLogger().println("[backhaul] " + failure.getMessage());
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, failure, () -> "The log of a build is gone, where this should stand");
        }
    }

    private WorkResult run() throws IOException, InterruptedException, ControllerStopsException {
        StepContext context = getContext();
        Run<?, ?> build = context.get(Run.class);
        TaskListener log = context.get(TaskListener.class);
        StepRun<?> mine = new StepRun<>(step, build, log, id, PATIENCE);
        take(mine);
        if (mine.isBegun()) {
            return mine.resume();
        }
        FilePath workspace = context.get(FilePath.class);
        if (workspace == null) {
            throw new AbortException("The agent of this build is offline");
        }
        return mine.begin(workspace, context.get(EnvVars.class));
    }

    private synchronized void take(StepRun<?> mine) {
        current = mine;
        if (stopped != null) {
            mine.cancel(isSuperseded());
        }
    }

    /** As Jenkins ends a build that a newer one takes the place of. */
    private synchronized boolean isSuperseded() {
        return stopped instanceof FlowInterruptedException interrupted && interrupted.getResult() == Result.NOT_BUILT;
    }

    private synchronized boolean isStopped() {
        return stopped != null;
    }
}
