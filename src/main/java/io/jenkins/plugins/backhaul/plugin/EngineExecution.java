package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.plugin.work.Controller;
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

    /** Some agents add themselves again only some time after a controller has started. */
    private static final Duration TIME_TO_COME_BACK = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 500;
    private static final Logger LOGGER = Logger.getLogger(EngineExecution.class.getName());

    private final EngineStep<?> step;
    private final String id = UUID.randomUUID().toString();

    private transient StepRun<?> current;
    private transient Throwable stopped;
    private transient volatile boolean resumed;

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
        resumed = true;
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
        Controller controller = new Controller();
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
            if (!controller.isStopping()) {
                fail(Failure.of(e));
            }
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
        return mine.begin(workspace(), context.get(EnvVars.class));
    }

    /** A step that was not begun before a restart has its agent back only some time after it. */
    private FilePath workspace() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + (resumed ? TIME_TO_COME_BACK.toNanos() : 0);
        FilePath workspace = getContext().get(FilePath.class);
        while (workspace == null && !isStopped() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            workspace = getContext().get(FilePath.class);
        }
        if (workspace == null) {
            throw new AbortException("The agent of this build is offline");
        }
        return workspace;
    }

    private synchronized void take(StepRun<?> mine) {
        current = mine;
        if (stopped != null) {
            mine.cancel(isSuperseded());
        }
    }

    private synchronized boolean isSuperseded() {
        return isSuperseded(stopped);
    }

    /** Whether Jenkins ends a build so because a newer one takes its place; then it is nobody's failure. */
    static boolean isSuperseded(Throwable cause) {
        return cause instanceof FlowInterruptedException interrupted && interrupted.getResult() == Result.NOT_BUILT;
    }

    private synchronized boolean isStopped() {
        return stopped != null;
    }
}
