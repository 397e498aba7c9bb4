package io.jenkins.plugins.backhaul.plugin;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step that reads a backup.
 *
 * @param <R> what comes of it
 */
public abstract class ArchiveStep<R extends WorkResult> extends EngineStep<R> {
    private static final long serialVersionUID = 1L;

    private String backup = WantedBackup.LATEST;

    /** Which backup: {@code latest}, a name, or a date or its beginning. */
    public final String getBackup() {
        return backup;
    }

    @DataBoundSetter
    public final void setBackup(String backup) {
        String given = Util.fixEmptyAndTrim(backup);
        this.backup = given == null ? WantedBackup.LATEST : given;
    }
}
