package io.jenkins.plugins.backhaul.deploy;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Takes the lock of a place: waits for its holder as long as it was asked to, and breaks what nobody holds any more. */
final class TakeLock {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Path records;
    private final String place;
    private final Progress progress;
    private boolean waited;

    TakeLock(Path records, String place, Progress progress) {
        this.records = records;
        this.place = place;
        this.progress = progress;
    }

    /** Whether somebody else deployed when it was first tried. */
    boolean waited() {
        return waited;
    }

    /**
     * Takes it.
     *
     * @param mine what is about to be deployed
     * @throws DeploymentRefusedException when somebody else holds it, with who that is and what to do
     */
    DeploymentLock run(Deployment mine, DeployRequest request) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + request.patience().toNanos();
        while (true) {
            Optional<DeploymentLock> taken = take(mine);
            if (taken.isPresent()) {
                return taken.get();
            }
            Optional<String> other = DeploymentLock.read(records);
            if (other.isPresent() && !(mayBreak(request, other.get()) && broken(other.get()))) {
                String refusal = refusal(other.get());
                if (System.nanoTime() >= deadline || isLeftBehind(other.get())) {
                    throw new DeploymentRefusedException(refusal);
                }
                announce(other.get());
                Thread.sleep(INTERVAL.toMillis());
            }
        }
    }

    private static boolean mayBreak(DeployRequest request, String lock) {
        return request.consentsTo(Consent.BREAK_LOCK)
                || (request.consentsTo(Consent.BREAK_LOCK_LEFT_BEHIND) && isLeftBehind(lock));
    }

    /** Waiting for it would be in vain. */
    private static boolean isLeftBehind(String lock) {
        return DeploymentJson.holder(lock).filter(Holder::isGone).isPresent();
    }

    private Optional<DeploymentLock> take(Deployment mine) throws IOException {
        try {
            return DeploymentLock.take(records, Holder.of(mine));
        } catch (AccessDeniedException e) {
            throw new DeploymentException(
                    "This account may not deploy to " + place + ": it cannot write in " + records
                            + "; let it, or use the account that deploys there otherwise",
                    e);
        }
    }

    private void announce(String lock) {
        if (!waited) {
            waited = true;
            String who = DeploymentJson.holder(lock).map(Holder::shown).orElse("somebody else deploys");
            progress.note("Waiting for the lock of " + place + ": " + who);
            progress.start("waiting for the lock", 0);
        }
    }

    /** A process that is seen to run keeps its lock, whoever consents. */
    private boolean broken(String lock) throws IOException {
        Optional<Holder> holder = DeploymentJson.holder(lock);
        if (holder.isPresent() && holder.get().process().fate() == Holder.Fate.RUNS) {
            return false;
        }
        if (!DeploymentLock.remove(records, lock)) {
            return false;
        }
        progress.note("Broke the lock: " + holder.map(Holder::shown).orElse("it could not be read"));
        if (holder.isPresent()) {
            DeploymentLog.in(records).append(holder.get().deployment());
        }
        return true;
    }

    private String refusal(String lock) {
        Optional<Holder> holder = DeploymentJson.holder(lock);
        if (holder.isEmpty()) {
            return place + " is locked by " + records.resolve("lock.json")
                    + ", which cannot be read; if nobody deploys there, break the lock (--break-lock)";
        }
        String locked = place + " is locked: " + holder.get().shown();
        Holder.Worker process = holder.get().process();
        return switch (process.fate()) {
            case RUNS -> locked + ", which still runs; wait for it (--wait), or end it";
            case GONE ->
                locked
                        + ", which was killed. Look how the site is, then deploy again and break the lock (--break-lock)";
            case ELSEWHERE ->
                locked + ". Whether that still runs cannot be seen from here; if it does not, break the lock"
                        + " (--break-lock)";
        };
    }
}
