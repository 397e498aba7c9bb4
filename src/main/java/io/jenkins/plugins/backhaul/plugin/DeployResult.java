package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Ordered;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.site.DeploymentNotice;
import io.jenkins.plugins.backhaul.storage.presigned.NoStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of a deployment, as it was recorded where it was deployed. */
public final class DeployResult extends WorkResult {
    /** Nothing was to be deployed. */
    static final DeployResult NOTHING = new DeployResult();

    private static final long serialVersionUID = 1L;

    private final String environment;
    private final String branch;
    private final String commit;
    private final String previous;
    private final String outcome;
    private final String backup;
    private final String fault;
    private final BackupResult made;
    private transient Deployment deployment;

    private DeployResult() {
        super(0);
        environment = "";
        branch = "";
        commit = "";
        previous = "";
        outcome = "none";
        backup = "";
        fault = "";
        made = null;
    }

    private DeployResult(Deployment deployment, String fault, Finished finished) {
        super(finished.millis());
        this.environment = WorkLog.printable(deployment.environment());
        this.branch = WorkLog.printable(deployment.branch());
        this.commit = deployment.to().hash();
        this.previous = deployment.from().map(Commit::hash).orElse("");
        this.outcome = deployment.outcome().toString();
        this.backup = WorkLog.printable(deployment.backup().orElse(""));
        this.fault = WorkLog.printable(StepWords.of(fault));
        this.made = finished.published()
                .map(sidecar -> BackupResult.of(sidecar, finished))
                .orElse(null);
        this.deployment = deployment;
    }

    /** @throws AbortException when the agent speaks of another deployment, or of a backup that the controller has not seen */
    static DeployResult of(Deployment deployment, Finished finished) throws AbortException {
        requireOrdered(deployment, finished.ordered());
        boolean well = deployment.outcome() == Outcome.DEPLOYED || deployment.outcome() == Outcome.SUPERSEDED;
        Optional<String> made = finished.published().map(Sidecar::archive).map(archive -> archive.name());
        boolean promised =
                deployment.outcome() == Outcome.DEPLOYED && !finished.store().equals(NoStore.LOCATION);
        if (promised && !made.equals(deployment.backup())) {
            throw new AbortException("The agent says that it deployed to " + WorkLog.printable(deployment.environment())
                    + ", but the backup before it is not in " + finished.store());
        }
        return new DeployResult(deployment, well ? "" : deployment.story(), finished);
    }

    private static void requireOrdered(Deployment made, Ordered ordered) throws AbortException {
        String commit = ordered.commit();
        boolean same = made.environment().equals(ordered.environment())
                && made.branch().equals(ordered.source())
                && (!Commit.isHash(commit) || made.to().hash().equals(commit));
        if (!same) {
            throw new AbortException("The agent was sent to deploy " + (commit.isEmpty() ? "a commit" : commit) + " of "
                    + ordered.source() + " to " + ordered.environment() + ", but reports " + made.to() + " of "
                    + WorkLog.printable(made.branch()) + " to " + WorkLog.printable(made.environment())
                    + "; look there which it is, and whether somebody tampers with the agent");
        }
    }

    /** Where it was deployed; empty when nothing was. */
    @Whitelisted
    public String getEnvironment() {
        return environment;
    }

    /** The branch that the commit was taken from. */
    @Whitelisted
    public String getBranch() {
        return branch;
    }

    /** The commit's whole hash; empty when nothing was to be deployed. */
    @Whitelisted
    public String getCommit() {
        return commit;
    }

    /** The whole hash of the commit that was there before; empty when there was none. */
    @Whitelisted
    public String getPrevious() {
        return previous;
    }

    /** {@code deployed}; {@code superseded} when a newer commit got there first; {@code none} when nothing was to be deployed. */
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /** The name of the backup that was made before; empty when none was. */
    @Whitelisted
    public String getBackup() {
        return backup;
    }

    @Override
    public String getFault() {
        return fault;
    }

    @Override
    public boolean isNothing() {
        return commit.isEmpty();
    }

    @Override
    boolean isAlarming() {
        return outcome.equals(Outcome.BROKEN.toString()) || outcome.equals(Outcome.ROLLED_BACK.toString());
    }

    @Override
    Optional<ArchiveResult> archive() {
        return Optional.ofNullable(made);
    }

    @Override
    Snapshot remember(Snapshot known, String job, int build) {
        return made == null ? known : made.remember(known, job, build);
    }

    @Override
    public String getTitle() {
        return switch (outcome) {
            case "deployed" -> "Deployed";
            case "superseded" -> "Left out, as a newer commit is there:";
            case "rolled-back" -> "Rolled back:";
            case "broken" -> "NOT well, look at it now:";
            case "interrupted" -> "Interrupted, look at it now:";
            default -> "NOT deployed:";
        };
    }

    @Override
    public Kind getKind() {
        return Kind.DEPLOYMENT;
    }

    @Override
    public String getLocation() {
        return shown(commit) + " (" + branch + ") to " + environment;
    }

    @Override
    public String getShortLocation() {
        return getLocation();
    }

    @Override
    public String getFigures() {
        return (previous.isEmpty() ? "nothing was there before" : "before it was " + shown(previous))
                + (backup.isEmpty() ? "" : ", backed up as " + backup) + ", in " + Amount.seconds(getDuration());
    }

    private static String shown(String hash) {
        return new Commit(hash).toString();
    }

    @Override
    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Environment", environment));
        facts.add(new Fact("Branch", branch));
        facts.add(new Fact("Outcome", outcome));
        if (!fault.isEmpty()) {
            facts.add(new Fact("Why", fault));
        }
        facts.add(new Fact("The whole hash", commit));
        facts.add(new Fact("Before it was", previous.isEmpty() ? "nothing" : previous));
        facts.add(new Fact("Backup before", backup.isEmpty() ? "none" : backup));
        facts.add(new Fact("Time", Amount.seconds(getDuration())));
        return facts;
    }

    @Override
    Optional<Notice> notice(String project, Optional<URI> link) {
        return Optional.ofNullable(deployment).map(done -> DeploymentNotice.of(project, done, link));
    }

    @Override
    @Whitelisted
    public String toString() {
        return isNothing() ? "nothing deployed" : outcome + " " + getLocation() + " (" + getFigures() + ")";
    }
}
