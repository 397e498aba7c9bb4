package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Backs up a project's databases to its store. */
public final class BackupStep extends EngineStep<BackupResult> {
    private static final long serialVersionUID = 1L;

    private String database;
    private String level;

    /** Everything as {@code backhaul.yml} says. */
    @DataBoundConstructor
    public BackupStep() {
        // Nothing has to be said.
    }

    /** The address of the database, {@code postgresql://user@host:port/name} without a password; null for the project's own. */
    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmptyAndTrim(database);
    }

    /** How hard to compress: {@code fast}, {@code default} or {@code best}; null for the default. */
    public String getLevel() {
        return level;
    }

    @DataBoundSetter
    public void setLevel(String level) {
        this.level = Util.fixEmptyAndTrim(level);
    }

    @Override
    String databaseAddress() {
        return DescribedProject.orEmpty(database);
    }

    @Override
    public Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException {
        Level wanted = compression();
        DescribedProject project = DescribedProject.of(this, where);
        project.rememberExpectations();
        String named = DescribedProject.orEmpty(getEnvironment());
        Map<String, String> secrets = new HashMap<>();
        Order.Place place = project.place(project.databases(named), secrets);
        Order.Backup task = new Order.Backup(
                named,
                wanted,
                where.variables().get("GIT_COMMIT", ""),
                where.variables().get("BUILD_URL", ""));
        return Optional.of(new Assignment(project.name(), project.store(), "", place, task, secrets));
    }

    private Level compression() throws AbortException {
        try {
            return level == null ? Level.DEFAULT : Level.valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new AbortException("The level must be fast, default or best, but is '" + level + "'");
        }
    }

    @Override
    public BackupResult conclude(Outcome outcome, Finished finished) throws IOException {
        Sidecar made = finished.published()
                .orElseThrow(() -> new AbortException(
                        "The agent says that the backup is made, but there is none in " + finished.store()));
        return BackupResult.of(made, finished);
    }

    @Override
    String doing() {
        return "backup";
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends EngineStepDescriptor {
        @Override
        public String getFunctionName() {
            return "backupDatabase";
        }

        @Override
        public String getDisplayName() {
            return "Back up database to S3";
        }

        /** Before it is saved: what is saved is shown to everybody who may read the job. */
        @POST
        public FormValidation doCheckDatabase(@AncestorInPath Item item, @QueryParameter String value) {
            if (mayConfigure(item)) {
                try {
                    DescribedProject.refusePassword(Util.fixNull(value));
                } catch (AbortException e) {
                    return FormValidation.error(e.getMessage());
                }
            }
            return FormValidation.ok();
        }

        /** The levels of compression. */
        public ListBoxModel doFillLevelItems() {
            return new ListBoxModel(
                    new ListBoxModel.Option("", ""),
                    new ListBoxModel.Option("Default: small", "default"),
                    new ListBoxModel.Option("Fast: larger, in half the time", "fast"),
                    new ListBoxModel.Option("Best: a little smaller", "best"));
        }
    }
}
