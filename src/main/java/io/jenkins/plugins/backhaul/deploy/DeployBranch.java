package io.jenkins.plugins.backhaul.deploy;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Deploys a commit to an environment: takes the lock, gets the commit ready, backs up, puts the commit there and waits until all
 * is well. When it does not become well the commit from before is put back, unless that is not wanted. What became of it is recorded.
 */
public final class DeployBranch {
    private final Target target;
    private final Safeguard safeguard;
    private final Progress progress;
    private final Clock clock;

    /** @param safeguard makes the backup before, where the destination wants one */
    public DeployBranch(Target target, Safeguard safeguard, Progress progress, Clock clock) {
        this.target = target;
        this.safeguard = safeguard;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Deploys.
     *
     * @return what was recorded: {@link Outcome#DEPLOYED}, or {@link Outcome#SUPERSEDED}
     * @throws DeploymentRefusedException when it would be dangerous and was not consented to; nothing was touched
     * @throws DeploymentException when the commit is not there; the message tells how things are now
     * @throws InterruptedException when this thread was interrupted while it waited for the lock; nothing was touched
     */
    public Deployment run(DeployRequest request) throws IOException, InterruptedException {
        Path records = target.records();
        DeploymentLog log = DeploymentLog.in(records);
        TakeLock take = new TakeLock(records, target.place(), progress);
        Deployment asked = begin(request, target.current());
        try (DeploymentLock lock = take.run(asked, request)) {
            Optional<Commit> current = target.current();
            Deployment begun = begin(request, log.wayBack(current));
            lock.note(begun);
            if (take.waited() && current.isPresent() && isNewer(current.get(), request.commit())) {
                return superseded(log, begun, current.get());
            }
            Attempt attempt = new Attempt(target, log, progress, clock);
            checkOwner(log, request);
            Deployment ready = attempt.prepare(begun, request, safeguard);
            return attempt.put(ready, request);
        }
    }

    /** As it will be recorded should this process be killed. */
    private Deployment begin(DeployRequest request, Optional<Commit> from) {
        Instant now = clock.instant();
        Destination destination = request.destination();
        return new Deployment(
                destination.environment(),
                destination.branch(),
                from,
                request.commit(),
                request.by(),
                now,
                now,
                Outcome.INTERRUPTED,
                Optional.empty(),
                "Deploying " + request.commit() + " to " + destination.environment() + " was killed");
    }

    private boolean isNewer(Commit there, Commit wanted) throws IOException {
        return !there.equals(wanted) && target.includes(there, wanted);
    }

    private Deployment superseded(DeploymentLog log, Deployment begun, Commit current) throws IOException {
        String story = begun.to() + " was not deployed to " + begun.environment() + ": " + current
                + ", which includes it, was deployed meanwhile";
        Deployment over = Attempt.over(begun, Outcome.SUPERSEDED, story, clock);
        log.append(over);
        return over;
    }

    private void checkOwner(DeploymentLog log, DeployRequest request) throws IOException {
        Optional<Deployment> last = log.lastWell();
        if (last.isPresent() && !request.consentsTo(Consent.CHANGE_OWNER)) {
            Destination destination = request.destination();
            new Owner(last.get().environment(), last.get().branch())
                    .check(target.place(), new Owner(destination.environment(), destination.branch()));
        }
    }
}
