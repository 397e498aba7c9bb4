package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.storage.presigned.NoStore;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deploys the commit that was built to the environment of its branch. */
public final class DeployStep extends EngineStep<DeployResult> {
    private static final long serialVersionUID = 1L;
    private static final int PATIENCE = 10;

    private String branch;
    private String commit;
    private int wait = PATIENCE;
    private boolean breakLock;
    private boolean discard;
    private boolean force;
    private boolean changeOwner;

    /** The branch and the commit that are built, where backhaul.yml says. */
    @DataBoundConstructor
    public DeployStep() {
        // Nothing has to be said.
    }

    /** The branch, where Jenkins does not know which one it builds; null where it does. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    /** The commit; null for the one that is checked out in the workspace. */
    public String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = Util.fixEmptyAndTrim(commit);
    }

    /** How many minutes to wait while somebody else deploys there, 0 to 1440. */
    public int getWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(int wait) {
        this.wait = wait;
    }

    /** Whether the lock of a deployment that no longer runs is broken. */
    public boolean isBreakLock() {
        return breakLock;
    }

    @DataBoundSetter
    public void setBreakLock(boolean breakLock) {
        this.breakLock = breakLock;
    }

    /** Whether tracked files that were changed in the folder are replaced; their changes are kept as a patch. */
    public boolean isDiscard() {
        return discard;
    }

    @DataBoundSetter
    public void setDiscard(boolean discard) {
        this.discard = discard;
    }

    /** Whether a remote gets also what does not include the commit there. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Whether another environment, or from another branch, may be deployed there than so far. */
    public boolean isChangeOwner() {
        return changeOwner;
    }

    @DataBoundSetter
    public void setChangeOwner(boolean changeOwner) {
        this.changeOwner = changeOwner;
    }

    @Override
    public Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException {
        return new DeployAssignment(this, where).make();
    }

    @Override
    public TicketStore openStore(Run<?, ?> run, String wanted) throws IOException {
        return wanted.equals(NoStore.LOCATION) ? new NoStore() : super.openStore(run, wanted);
    }

    @Override
    public DeployResult nothing() {
        return DeployResult.NOTHING;
    }

    @Override
    public DeployResult conclude(Outcome outcome, Finished finished) throws IOException {
        if (!(outcome instanceof Outcome.Deployed deployed)) {
            throw new AbortException("The agent did not say what it deployed");
        }
        return DeployResult.of(deployed.deployment(), finished);
    }

    @Override
    String doing() {
        return "deployment";
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends EngineStepDescriptor {
        @Override
        public String getFunctionName() {
            return "deployBranch";
        }

        @Override
        public String getDisplayName() {
            return "Deploy this branch";
        }
    }
}
