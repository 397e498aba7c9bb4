package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Resets staging, as a build step. */
public final class ResetBuilder extends EngineBuilder {
    private final ResetStep step;

    /** A build step that does what the step does. */
    @DataBoundConstructor
    public ResetBuilder(ResetStep step) {
        this.step = step;
    }

    /** What it does; it holds all settings. */
    public ResetStep getStep() {
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
            return "Reset staging";
        }
    }
}
