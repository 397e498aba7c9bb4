package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Restores a backup of a project. */
public final class RestoreStep extends ArchiveStep<RestoreResult> {
    private static final long serialVersionUID = 1L;

    private String into;
    private String database;
    private String confirm;
    private boolean create;
    private boolean dropOld;
    private boolean stopServices;
    private boolean scrub;
    private boolean noScrub;
    private int jobs = 1;

    /** The latest backup; where to, must be said. */
    @DataBoundConstructor
    public RestoreStep() {
        // What has to be said is checked when it runs.
    }

    /** The address of a database, or the name of one on the project's own server; null when it is an environment's. */
    public String getInto() {
        return into;
    }

    @DataBoundSetter
    public void setInto(String into) {
        this.into = Util.fixEmptyAndTrim(into);
    }

    /** Which database of the backup; null when it holds one. */
    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmptyAndTrim(database);
    }

    /** Names a second time what is really meant to be replaced; null for what needs no such thing. */
    public String getConfirm() {
        return confirm;
    }

    @DataBoundSetter
    public void setConfirm(String confirm) {
        this.confirm = Util.fixEmptyAndTrim(confirm);
    }

    /** Whether the database need not be there yet. */
    public boolean isCreate() {
        return create;
    }

    @DataBoundSetter
    public void setCreate(boolean create) {
        this.create = create;
    }

    /** Whether the database that is replaced is dropped. */
    public boolean isDropOld() {
        return dropOld;
    }

    @DataBoundSetter
    public void setDropOld(boolean dropOld) {
        this.dropOld = dropOld;
    }

    /** Whether other services of the Compose project are stopped while the databases are swapped. */
    public boolean isStopServices() {
        return stopServices;
    }

    @DataBoundSetter
    public void setStopServices(boolean stopServices) {
        this.stopServices = stopServices;
    }

    /** Whether personal data is removed, wherever the backup comes from. */
    public boolean isScrub() {
        return scrub;
    }

    @DataBoundSetter
    public void setScrub(boolean scrub) {
        this.scrub = scrub;
    }

    /** Whether personal data stays, also that of production in another environment. */
    public boolean isNoScrub() {
        return noScrub;
    }

    @DataBoundSetter
    public void setNoScrub(boolean noScrub) {
        this.noScrub = noScrub;
    }

    /** Over how many connections it is loaded, 1 to 64. */
    public int getJobs() {
        return jobs;
    }

    @DataBoundSetter
    public void setJobs(int jobs) {
        this.jobs = jobs;
    }

    @Override
    public Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException {
        return Optional.of(new RestoreAssignment(this, where).make());
    }

    @Override
    public RestoreResult conclude(Outcome outcome, Finished finished) throws IOException {
        if (!(outcome instanceof Outcome.Restored restored)) {
            throw new AbortException("The agent did not say what it restored");
        }
        RestoreReport report = restored.report();
        if (!report.faults().isEmpty()) {
            throw new AbortException(WorkLog.printable(
                    "Restored into " + report.database() + ", but: " + String.join("; ", report.faults())));
        }
        return RestoreResult.of(report, finished);
    }

    @Override
    String doing() {
        return "restore";
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends EngineStepDescriptor {
        @Override
        public String getFunctionName() {
            return "restoreFromS3";
        }

        @Override
        public String getDisplayName() {
            return "Restore database from S3";
        }
    }
}
