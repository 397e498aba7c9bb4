package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes an environment anew from another one, such as staging from production: branch, data without its people, deployment. */
public final class ResetStep extends EngineStep<ResetResult> {
    private static final long serialVersionUID = 1L;

    private String confirm;
    private String from;
    private String merge;
    private boolean fastForwardOnly;
    private boolean dropOld;
    private String skip;
    private boolean startOver;

    /** Only the plan, as long as nothing is confirmed. */
    @DataBoundConstructor
    public ResetStep() {
        // What has to be said is checked when it runs.
    }

    /** The environment that is made anew, to say that it is really meant; null to be told the plan only. */
    public String getConfirm() {
        return confirm;
    }

    @DataBoundSetter
    public void setConfirm(String confirm) {
        this.confirm = Util.fixEmptyAndTrim(confirm);
    }

    /** The environment that is copied; null for what backhaul.yml says, or else the only one that is production. */
    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Util.fixEmptyAndTrim(from);
    }

    /** Branches that are merged besides those of backhaul.yml, with commas between them; null for none. */
    public String getMerge() {
        return merge;
    }

    @DataBoundSetter
    public void setMerge(String merge) {
        this.merge = Util.fixEmptyAndTrim(merge);
    }

    /** Whether a branch that does not begin where the branch is now is left out. */
    public boolean isFastForwardOnly() {
        return fastForwardOnly;
    }

    @DataBoundSetter
    public void setFastForwardOnly(boolean fastForwardOnly) {
        this.fastForwardOnly = fastForwardOnly;
    }

    /** Whether the database that is replaced is dropped. */
    public boolean isDropOld() {
        return dropOld;
    }

    @DataBoundSetter
    public void setDropOld(boolean dropOld) {
        this.dropOld = dropOld;
    }

    /** What is left out, of git, deploy and after, with commas between them; null for nothing. */
    public String getSkip() {
        return skip;
    }

    @DataBoundSetter
    public void setSkip(String skip) {
        this.skip = Util.fixEmptyAndTrim(skip);
    }

    /** Whether an unfinished reset is forgotten. */
    public boolean isStartOver() {
        return startOver;
    }

    @DataBoundSetter
    public void setStartOver(boolean startOver) {
        this.startOver = startOver;
    }

    @Override
    public Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException {
        return Optional.of(new ResetAssignment(this, where).make());
    }

    @Override
    public ResetResult conclude(Outcome outcome, Finished finished) throws IOException {
        if (!(outcome instanceof Outcome.Reset reset)) {
            throw new AbortException("The agent did not say what it reset");
        }
        return ResetResult.of(reset, finished);
    }

    @Override
    String doing() {
        return "reset";
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends EngineStepDescriptor {
        @Override
        public String getFunctionName() {
            return "resetStaging";
        }

        @Override
        public String getDisplayName() {
            return "Reset staging";
        }
    }
}
