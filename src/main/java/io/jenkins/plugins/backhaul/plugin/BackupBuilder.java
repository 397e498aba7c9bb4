package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Backs up a project's databases, as a build step. */
public final class BackupBuilder extends EngineBuilder {
    private final BackupStep step;

    /** A build step that does what the step does. */
    @DataBoundConstructor
    public BackupBuilder(BackupStep step) {
        this.step = step;
    }

    /** What it does; it holds all settings. */
    public BackupStep getStep() {
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
            return "Back up database to S3";
        }
    }
}
