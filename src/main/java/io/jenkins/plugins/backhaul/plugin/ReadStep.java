package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.plugin.agent.ProjectText;
import io.jenkins.plugins.backhaul.plugin.agent.ReadProjectText;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells a Pipeline what the project's {@code backhaul.yml} says of the branch that is built. */
public final class ReadStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private String folder;
    private String branch;

    /** The file in the workspace, and the branch that is built. */
    @DataBoundConstructor
    public ReadStep() {
        // Nothing has to be said.
    }

    /** Where {@code backhaul.yml} is, relative to the workspace. */
    public String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Util.fixEmptyAndTrim(folder);
    }

    /** The branch, where Jenkins does not know which one it builds; null where it does. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        private final ReadStep step;

        Execution(StepContext context, ReadStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected Map<String, Object> run() throws IOException, InterruptedException {
            TaskListener log = getContext().get(TaskListener.class);
            ProjectText file =
                    getContext().get(FilePath.class).act(new ReadProjectText(DescribedProject.orEmpty(step.folder)));
            if (file.name().isEmpty()) {
                throw new AbortException(
                        "There is no backhaul.yml in the workspace; 'backhaul init' writes one to begin with");
            }
            BuiltBranch built =
                    BuiltBranch.of(getContext().get(Run.class), getContext().get(EnvVars.class), step.branch, log);
            return told(DescribedProject.configuration(file, Map.of(), log), built);
        }

        /** Texts and truths only: a Pipeline keeps them over a restart. */
        private static Map<String, Object> told(Configuration configuration, BuiltBranch built) {
            Optional<EnvironmentSettings> environment =
                    built.never().isPresent() ? Optional.empty() : built.name().flatMap(configuration::environmentOf);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("project", configuration.project().value());
            told.put("branch", built.name().orElse(""));
            told.put("test", configuration.test().command().orElse(""));
            told.put("reports", configuration.test().reports().orElse(""));
            told.put("environment", environment.map(EnvironmentSettings::name).orElse(""));
            told.put(
                    "node",
                    environment.flatMap(each -> each.deployment().node()).orElse(""));
            told.put(
                    "production",
                    environment.map(EnvironmentSettings::production).orElse(false));
            return told;
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
            return "readBackhaul";
        }

        @Override
        public String getDisplayName() {
            return "Read backhaul.yml";
        }
    }
}
