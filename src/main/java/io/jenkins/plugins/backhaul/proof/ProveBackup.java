package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.restore.OpenedBackup;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Proves a backup: fetches and decodes all of it, restores every database into a scratch one, compares them with the record, asks
 * the project's checks, drops the scratch databases, and stores what was seen beside the archive. That a backup cannot be
 * restored is a result, not an error, and is stored too.
 */
public final class ProveBackup {
    /** So many seconds may lie between the time of a proof and that in the name of its evidence. */
    public static final int NAMES_TRIED = 60;

    private final ObjectStore store;
    private final LrzipReadOptions reading;
    private final Progress progress;
    private final Clock clock;

    /** The store stays open. */
    public ProveBackup(ObjectStore store, LrzipReadOptions reading, Progress progress, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Proves.
     *
     * @return what was seen, as it was stored, unless the store can only be read; look at its verdict
     * @throws ProofNotPossibleException when the backup could not be tried, for want of a server for one; nothing was stored
     * @throws IOException when what was seen could not be stored
     * @throws InterruptedException when this thread was interrupted; nothing was stored
     */
    public Evidence run(ProofRequest request) throws IOException, InterruptedException {
        requireServers(request, "was not tried, as there is no server to restore it on");
        Instant begun = clock.instant();
        Trial trial = new Trial(request, progress);
        progress.start("fetching " + request.backup().name(), 0);
        try (OpenedBackup opened = OpenedBackup.open(store, request.backup(), reading)) {
            trial.run(opened);
        } catch (ProofNotPossibleException e) {
            throw e;
        } catch (IOException e) {
            throwIfInterrupted(e);
            throwIfOfTheServer(request, e);
            trial.fail(e.getMessage());
        }
        if (trial.verdict() == Verdict.FAILED) {
            requireServers(request, "was not tried to its end, as the server that it was restored on is gone");
        }
        Evidence evidence = evidence(request, trial, begun);
        if (store.isReadOnly()) {
            // By its name it would speak of the object that is there today, which may be another one.
            progress.note("The evidence was not stored: " + store.location() + " can only be read");
            return evidence;
        }
        return record(request.backup(), evidence);
    }

    /** A server that is not there says nothing of the backup. Also drops what proofs that were killed have left. */
    private void requireServers(ProofRequest request, String otherwise) throws ProofNotPossibleException {
        for (Scratch each : request.scratch()) {
            try {
                each.database()
                        .sweepLeftovers()
                        .forEach(name -> progress.note("Dropped " + name + ", which a proof that was killed had left"));
            } catch (DatabaseException e) {
                throw new ProofNotPossibleException(
                        "The backup " + request.backup().name() + " " + otherwise + ": " + e.getMessage(), e);
            }
        }
    }

    private static void throwIfOfTheServer(ProofRequest request, IOException e) throws ProofNotPossibleException {
        if (e instanceof DatabaseException fault && fault.isForWantOfResources()) {
            ProofNotPossibleException notPossible = new ProofNotPossibleException(
                    "The backup " + request.backup().name()
                            + " was not tried to its end, as the server that it was restored on could not hold it: "
                            + e.getMessage(),
                    e);
            List.of(e.getSuppressed()).forEach(notPossible::addSuppressed);
            throw notPossible;
        }
    }

    private static void throwIfInterrupted(IOException e) throws IOException {
        if (Thread.currentThread().isInterrupted()
                || e instanceof InterruptedIOException
                || e instanceof ClosedByInterruptException
                || e.getCause() instanceof InterruptedException) {
            throw e;
        }
    }

    private Evidence evidence(ProofRequest request, Trial trial, Instant begun) {
        Backup backup = request.backup();
        Evidence.Archive archive = new Evidence.Archive(
                store.locate(backup.object().key()),
                backup.name(),
                backup.object().size(),
                trial.sha256(),
                backup.time());
        return new Evidence(
                Evidence.FORMAT,
                request.project().name(),
                archive,
                trial.verdict(),
                trial.reasons(),
                begun,
                trial.restoreSeconds(),
                trial.seconds(),
                request.by(),
                trial.comparisons(),
                trial.databases());
    }

    /** Under the next free second, when two proofs of one backup end alike. */
    private Evidence record(Backup backup, Evidence evidence) throws StorageException {
        byte[] json = Json.write(evidence);
        for (int tries = 1; ; tries++) {
            Instant time = evidence.begun().plusSeconds(tries - 1);
            ObjectKey key = new ProofMark(backup.object().key(), time, evidence.verdict()).evidence();
            try {
                store.create(key, json, "application/json");
                return evidence;
            } catch (ObjectExistsException e) {
                if (tries == NAMES_TRIED) {
                    throw e;
                }
            } catch (StorageException e) {
                throw new StorageException(
                        "The backup " + backup.name() + " is " + evidence.verdict()
                                + ", but that could not be stored beside it: " + e.getMessage(),
                        e);
            }
        }
    }
}
