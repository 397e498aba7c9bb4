package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.desk.StoredEvidence;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Proves that a backup restores. It touches no live database, so it takes no right that a backup does not take. */
public final class ProveStep extends ArchiveStep<ProofResult> {
    private static final long serialVersionUID = 1L;

    private String database;
    private String scratch;
    private boolean acceptRestorable;

    /** The latest backup, restored beside the project's own databases. */
    @DataBoundConstructor
    public ProveStep() {
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

    /** The address of another server to restore on, or {@code compose} for containers of their own; null for the databases' own. */
    public String getScratch() {
        return scratch;
    }

    @DataBoundSetter
    public void setScratch(String scratch) {
        this.scratch = Util.fixEmptyAndTrim(scratch);
    }

    /** Whether it is enough that a backup without a record restores. */
    public boolean isAcceptRestorable() {
        return acceptRestorable;
    }

    @DataBoundSetter
    public void setAcceptRestorable(boolean acceptRestorable) {
        this.acceptRestorable = acceptRestorable;
    }

    @Override
    String databaseAddress() {
        return DescribedProject.orEmpty(database);
    }

    @Override
    public Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException {
        String server = DescribedProject.orEmpty(scratch);
        DescribedProject.refusePassword(server);
        DescribedProject project = DescribedProject.of(this, where);
        project.rememberExpectations();
        String named = DescribedProject.orEmpty(getEnvironment());
        Map<String, String> secrets = new HashMap<>();
        Order.Place place = project.place(project.databases(named), secrets);
        ObjectKey archive = new WantedBackup(this, where, getBackup())
                .find(project, "Proving")
                .object()
                .key();
        Order.Prove task = new Order.Prove(
                archive,
                named,
                server,
                where.variables().get("GIT_COMMIT", ""),
                where.variables().get("BUILD_URL", ""));
        return Optional.of(new Assignment(project.name(), project.store(), archive.value(), place, task, secrets));
    }

    @Override
    public ProofResult conclude(Outcome outcome, Finished finished) throws IOException {
        StoredEvidence stored = finished.evidence()
                .orElseThrow(() -> new AbortException(
                        "The agent says that it tried the backup, but there is no evidence in " + finished.store()));
        return ProofResult.of(stored, finished, acceptRestorable);
    }

    @Override
    String doing() {
        return "proof";
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends EngineStepDescriptor {
        @Override
        public String getFunctionName() {
            return "proveBackup";
        }

        @Override
        public String getDisplayName() {
            return "Prove that a backup restores";
        }
    }
}
