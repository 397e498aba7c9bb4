package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.backhaul.plugin.work.ControllerStopsException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/**
 * A step of a Pipeline as a build step of other kinds of jobs, whose builds cannot go on after a restart: the work on the agent
 * ends by itself then.
 */
public abstract class EngineBuilder extends Builder implements SimpleBuildStep {
    /** So that nothing is left soon after a controller has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What it does. Not a property: Jenkins would take its type for that of the step in the form. */
    abstract EngineStep<?> mission();

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        // In a Pipeline Groovy has done so already, and a second time would be once too often.
        EngineStep<?> mission = run instanceof AbstractBuild ? expanded(mission(), env, listener) : mission();
        StepRun<?> mine =
                new StepRun<>(mission, run, listener, UUID.randomUUID().toString(), PATIENCE);
        try {
            mine.begin(workspace, env);
        } catch (ControllerStopsException e) {
            throw new AbortException("Jenkins was stopped meanwhile; the work on the agent ends by itself");
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.thrownOf(e);
        }
        if (mine.isCancelled()) {
            throw new InterruptedException("Aborted when it was done already");
        }
    }

    /** The same step with the variables of the build put into its texts. */
    @SuppressWarnings("unchecked") // A step's class is its own
    private static <S extends EngineStep<?>> S expanded(S step, EnvVars variables, TaskListener listener)
            throws AbortException {
        DescribableModel<S> model = DescribableModel.of((Class<S>) step.getClass());
        Map<String, Object> arguments = new HashMap<>(model.uninstantiate2(step).getArguments());
        arguments.replaceAll((name, value) -> value instanceof String text ? variables.expand(text) : value);
        try {
            return model.instantiate(arguments, listener);
        } catch (Exception e) {
            throw new AbortException("The fields of this build step cannot be used: " + e.getMessage());
        }
    }

    /** What Jenkins knows of such a step: each kind of job may have it. */
    abstract static class ForAnyJob extends BuildStepDescriptor<Builder> {
        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public final boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
