package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeployBranch;
import io.jenkins.plugins.backhaul.deploy.DeployRequest;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentLock;
import io.jenkins.plugins.backhaul.deploy.Destination;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.deploy.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deploys the branch to the environment, where backhaul.yml says how and it can be done from this machine. */
final class DeployTo implements Phase {
    static final String PHASE = "deploy";
    private static final String COMMIT = "commit";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String NEXT_STEP =
            ". Mend what was in its way and give the same order again; where that is the"
                    + " code, mend it or leave its branch out, and begin anew with --start-over";

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final EnvironmentSettings environment;
    private final Target target;

    DeployTo(Surroundings surroundings, ResetOrder order) throws IOException {
        this.surroundings = surroundings;
        this.order = order;
        this.environment = surroundings.site().environment(order.to());
        this.target = surroundings.deployments().target(environment);
    }

    /** Whether it can be deployed from here. */
    static boolean isPossible(EnvironmentSettings environment) {
        return environment.branch().isPresent()
                && (!(environment.deployment().way() instanceof DeploymentWay.Compose)
                        || environment
                                .deployment()
                                .folder()
                                .map(Path::of)
                                .filter(Files::isDirectory)
                                .isPresent());
    }

    @Override
    public String name() {
        return PHASE;
    }

    @Override
    public String intent() {
        return "deploy " + environment.branch().orElseThrow() + " to " + target.place();
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        Commit commit = wanted(journal);
        StandStill still = new StandStill(surroundings, order, journal);
        still.begin(progress);
        try {
            Deployment done = new DeployBranch(target, () -> "", progress, surroundings.clock())
                    .run(new DeployRequest(destination(), commit, surroundings.by(), consents(), PATIENCE));
            still.end();
            return new Made(Map.of(COMMIT, commit.hash()), List.of(done.story()));
        } catch (DeploymentException e) {
            boolean begun = e.deployment()
                    .filter(each -> each.outcome() != Outcome.NOT_BEGUN)
                    .isPresent();
            String how = begun
                    ? "On that data the deployment did not become well: " + e.getMessage()
                    : "On that data nothing is deployed yet: " + e.getMessage()
                            + StandStill.told(journal::noted)
                                    .map(told -> ". " + told)
                                    .orElse("");
            throw new IOException(story(journal) + how + NEXT_STEP, e);
        }
    }

    /** What a killed deployment has left half checked out is no work of anybody's. */
    private Set<Consent> consents() throws IOException {
        Set<Consent> consents = EnumSet.of(Consent.FORCE_PUSH, Consent.NO_WAY_BACK, Consent.BREAK_LOCK_LEFT_BEHIND);
        if (DeploymentLock.isLeftBehind(target.records())) {
            consents.add(Consent.DISCARD_CHANGES);
        }
        return consents;
    }

    private Commit wanted(Journal journal) throws IOException {
        Optional<String> pushed = journal.fact(PushBranch.PHASE, PushBranch.COMMIT);
        return pushed.isPresent()
                ? new Commit(pushed.get())
                : surroundings
                        .deployments()
                        .checkout(environment)
                        .tip(environment.branch().orElseThrow());
    }

    /** The backup that this reset has made is the one before the deployment. */
    private Destination destination() {
        Destination usual = surroundings
                .deployments()
                .destination(environment, environment.branch().orElseThrow());
        return new Destination(usual.project(), usual.environment(), usual.branch(), false, usual.health());
    }

    private String story(Journal journal) {
        String backup = journal.fact(BackUp.TARGET, BackUp.NAME)
                .map(name -> "; what it held before is in the backup " + name)
                .orElse("");
        return "The databases of " + order.to() + " hold " + order.from() + "'s data now" + backup + ". ";
    }

    @Override
    public Optional<String> doubt(Made made) throws IOException {
        Optional<String> there = target.current().map(Commit::hash);
        return there.equals(made.fact(COMMIT))
                ? Optional.empty()
                : Optional.of("another commit is deployed in " + target.place() + " now");
    }
}
