package io.jenkins.plugins.backhaul.deploy;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** One deployment by the holder of the lock: forward and, if need be, back. However it ends, it is recorded. */
final class Attempt {
    private final Target target;
    private final DeploymentLog log;
    private final Progress progress;
    private final Clock clock;

    Attempt(Target target, DeploymentLog log, Progress progress, Clock clock) {
        this.target = target;
        this.log = log;
        this.progress = progress;
        this.clock = clock;
    }

    /** Everything that can be done before anything is changed. */
    Deployment prepare(Deployment begun, DeployRequest request, Safeguard safeguard) throws IOException {
        try {
            progress.start("getting " + request.commit() + " ready", 0);
            target.prepare(request.commit(), request.consents());
            return request.destination().backupFirst() ? backedUp(begun, safeguard) : begun;
        } catch (DeploymentRefusedException e) {
            throw new DeploymentRefusedException(recorded(begun, Outcome.NOT_BEGUN, e.getMessage()), e);
        } catch (IOException e) {
            String what = interrupted() ? " was interrupted" : " was not begun: " + e.getMessage();
            throw notBegun(begun, what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notBegun(begun, " was interrupted", e);
        }
    }

    private DeploymentException notBegun(Deployment begun, String what, Exception cause) throws IOException {
        String story = deploying(begun) + what + ". Nothing was changed in " + target.place();
        return new DeploymentException(recorded(begun, Outcome.NOT_BEGUN, story), cause);
    }

    private Deployment backedUp(Deployment begun, Safeguard safeguard) throws IOException, InterruptedException {
        String backup;
        try {
            backup = safeguard.backUp();
        } catch (IOException e) {
            throw interrupted() ? e : new IOException("the backup before it failed: " + e.getMessage(), e);
        }
        return new Deployment(
                begun.environment(),
                begun.branch(),
                begun.from(),
                begun.to(),
                begun.by(),
                begun.begun(),
                begun.ended(),
                begun.outcome(),
                Optional.of(backup),
                begun.story());
    }

    /** Puts the commit there, and the one from before back when it does not become well and that is wanted. */
    Deployment put(Deployment ready, DeployRequest request) throws IOException {
        Optional<String> fault = putAndAwait(ready, ready.from(), ready.to(), request);
        if (fault.isEmpty()) {
            String story = ready.to() + " (" + ready.branch() + ") is deployed to " + ready.environment() + " in "
                    + target.place();
            return recorded(ready, Outcome.DEPLOYED, story);
        }
        String failed = deploying(ready) + " failed: " + fault.get();
        if (request.consentsTo(Consent.NO_WAY_BACK)) {
            throw broken(ready, failed + ". The commit from before was not put back: its code must not meet that data");
        }
        throw wentBack(ready, failed, request);
    }

    private DeploymentException wentBack(Deployment ready, String failed, DeployRequest request) throws IOException {
        if (ready.from().isEmpty() || ready.from().get().equals(ready.to())) {
            return broken(
                    ready, failed + ". No other commit was there before, so there is none to put back; look at it now");
        }
        Commit before = ready.from().get();
        Optional<String> fault = putAndAwait(ready, Optional.of(ready.to()), before, request);
        if (fault.isEmpty()) {
            String story =
                    failed + ". The commit from before, " + before + ", was put back and is well" + backup(ready);
            return new DeploymentException(recorded(ready, Outcome.ROLLED_BACK, story), null);
        }
        return broken(
                ready,
                failed + ". Putting back the commit from before, " + before + ", failed as well: " + fault.get()
                        + ". Look at it now");
    }

    private DeploymentException broken(Deployment ready, String story) throws IOException {
        return new DeploymentException(recorded(ready, Outcome.BROKEN, story + backup(ready)), null);
    }

    private static String backup(Deployment ready) {
        return ready.backup()
                .map(name -> ". The database was backed up before, as " + name)
                .orElse("");
    }

    /** What is not well; nothing when all is. */
    private Optional<String> putAndAwait(Deployment ready, Optional<Commit> from, Commit to, DeployRequest request)
            throws IOException {
        boolean back = !to.equals(ready.to());
        try {
            progress.start((back ? "putting back " : "putting ") + to + " into " + target.place(), 0);
            target.put(from, to);
            progress.start("waiting until " + ready.environment() + " is well", 0);
            return new AwaitHealth(target.probe(), request.destination().health()).run();
        } catch (IOException e) {
            if (interrupted()) {
                throw interrupted(ready, request, e);
            }
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(ready, request, e);
        }
    }

    private DeploymentException interrupted(Deployment ready, DeployRequest request, Exception cause)
            throws IOException {
        String back = request.consentsTo(Consent.NO_WAY_BACK)
                ? ""
                : ", or go back to " + ready.from().map(Commit::toString).orElse("what was there before");
        String story = deploying(ready) + " was interrupted in the middle; deploy again" + back + backup(ready);
        return new DeploymentException(recorded(ready, Outcome.INTERRUPTED, story), cause);
    }

    private static String deploying(Deployment deployment) {
        return "Deploying " + deployment.to() + " to " + deployment.environment();
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    /** Also when this thread was interrupted, which closes files that are being written. */
    private Deployment recorded(Deployment deployment, Outcome outcome, String story) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            Deployment over = over(deployment, outcome, story, clock);
            log.append(over);
            return over;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Deployment over(Deployment deployment, Outcome outcome, String story, Clock clock) {
        return new Deployment(
                deployment.environment(),
                deployment.branch(),
                deployment.from(),
                deployment.to(),
                deployment.by(),
                deployment.begun(),
                clock.instant(),
                outcome,
                deployment.backup(),
                story);
    }
}
