package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Proves that a backup restores, as a build step. */
public final class ProveBuilder extends EngineBuilder {
    private final ProveStep step;

    /** A build step that does what the step does. */
    @DataBoundConstructor
    public ProveBuilder(ProveStep step) {
        this.step = step;
    }

    /** What it does; it holds all settings. */
    public ProveStep getStep() {
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
            return "Prove that a backup restores";
        }
    }
}
