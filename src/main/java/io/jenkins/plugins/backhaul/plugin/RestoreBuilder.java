package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Restores a backup, as a build step. */
public final class RestoreBuilder extends EngineBuilder {
    private final RestoreStep step;

    /** A build step that does what the step does. */
    @DataBoundConstructor
    public RestoreBuilder(RestoreStep step) {
        this.step = step;
    }

    /** What it does; it holds all settings. */
    public RestoreStep getStep() {
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
            return "Restore database from S3";
        }
    }
}
