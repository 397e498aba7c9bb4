package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Deploys the branch that is built, as a build step. */
public final class DeployBuilder extends EngineBuilder {
    private final DeployStep step;

    /** A build step that does what the step does. */
    @DataBoundConstructor
    public DeployBuilder(DeployStep step) {
        this.step = step;
    }

    /** What it does; it holds all settings. */
    public DeployStep getStep() {
        return step;
    }

    @Override
    EngineStep<?> mission() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends ForAnyJob {
        @Override
        public String getDisplayName() {
            return "Deploy this branch";
        }
    }
}
