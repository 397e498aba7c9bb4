package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.plugin.agent.ReadProjectText;
import io.jenkins.plugins.backhaul.plugin.work.Controller;
import io.jenkins.plugins.backhaul.plugin.work.Journal;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes the media of one environment those of another one, between buckets. The controller has S3 copy them, so agents need no key. */
public final class MediaStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String from;
    private final String to;
    private boolean delete;
    private boolean dryRun;
    private String folder;

    /**
     * Copies what is missing or differs.
     *
     * @param from an environment, or {@code s3://bucket/prefix}
     * @param to the same
     */
    @DataBoundConstructor
    public MediaStep(String from, String to) {
        this.from = Util.fixNull(from).trim();
        this.to = Util.fixNull(to).trim();
    }

    /** The environment or place that stays as it is. */
    public String getFrom() {
        return from;
    }

    /** The environment or place that gets what the other one has. */
    public String getTo() {
        return to;
    }

    /** Whether that one also loses what the other one has not. */
    public boolean isDelete() {
        return delete;
    }

    @DataBoundSetter
    public void setDelete(boolean delete) {
        this.delete = delete;
    }

    /** Whether it is only told what would be done. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Where {@code backhaul.yml} is, relative to the workspace. */
    public String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Util.fixEmptyAndTrim(folder);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<MediaResult> {
        private static final long serialVersionUID = 1L;

        private final MediaStep step;
        private final String id = UUID.randomUUID().toString();

        private transient Run<?, ?> run;
        private transient TaskListener log;
        private transient Optional<Configuration> configuration;
        private transient volatile boolean superseded;

        Execution(StepContext context, MediaStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected MediaResult run() throws IOException, InterruptedException {
            // A step that is aborted has no context any longer when its work ends.
            run = getContext().get(Run.class);
            log = getContext().get(TaskListener.class);
            configuration = Optional.empty();
            Controller controller = new Controller();
            MediaResult result;
            try {
                result = copy();
            } catch (IOException | InterruptedException | RuntimeException e) {
                if (!controller.isStopping() && !superseded) {
                    Exception told = Thread.interrupted() ? new InterruptedException() : e;
                    tell(telling -> telling.failed(told));
                }
                throw e;
            }
            if (step.dryRun) {
                return result;
            }
            BackhaulAction.add(run, log, id, result);
            tell(telling -> telling.done(result));
            if (!result.getFault().isEmpty()) {
                throw new AbortException(result.getFault());
            }
            return result;
        }

        private MediaResult copy() throws IOException, InterruptedException {
            if (BuiltBranch.isPullRequest(getContext().get(EnvVars.class))) {
                throw new AbortException("A pull request moves no media; its branch does, once it is merged");
            }
            ReadProjectText reading = new ReadProjectText(DescribedProject.orEmpty(step.folder));
            Configuration read = DescribedProject.configuration(
                    getContext().get(FilePath.class).act(reading), Map.of(), log);
            configuration = Optional.of(read);
            return new SyncBuckets(run, read, log).run(step);
        }

        private void tell(Consumer<TellOutcome> telling) throws IOException {
            if (!step.dryRun) {
                new TellOutcome(Undertaking.of(step), run, log, id, configuration)
                        .once(Journal.of(run.getRootDir().toPath(), id), telling);
            }
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            superseded = EngineExecution.isSuperseded(cause);
            super.stop(cause);
        }

        /** Once more from the beginning: what was copied is not copied again. */
        @Override
        public void onResume() {
            try {
                start();
            } catch (Exception e) {
                getContext().onFailure(e);
            }
        }
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class);
        }

        @Override
        public String getFunctionName() {
            return "syncMedia";
        }

        @Override
        public String getDisplayName() {
            return "Copy media between buckets";
        }
    }
}
