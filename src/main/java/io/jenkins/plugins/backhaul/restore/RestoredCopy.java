package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backup that was restored beside the live database, checked and treated: all that is left is to swap it in. Closing drops it
 * unless that was done.
 */
public final class RestoredCopy implements AutoCloseable {
    private final RestoreRequest request;
    private final LoadedDump loaded;
    private final Fingerprint found;
    private final Progress progress;
    private final long begun;

    /** @param begun when the restore began, in nanoseconds of this JVM */
    RestoredCopy(RestoreRequest request, LoadedDump loaded, Fingerprint found, Progress progress, long begun) {
        this.request = request;
        this.loaded = loaded;
        this.found = found;
        this.progress = progress;
        this.begun = begun;
    }

    /** The identity that the live database has once this was swapped in. */
    public String identityOnceLive() throws DatabaseException {
        return loaded.replacement().identityOnceLive();
    }

    /**
     * Puts it in the live database's place, which is kept under another name, or dropped if that was asked for.
     *
     * @param bystanders are stopped meanwhile
     * @return what was done; also when something went wrong afterwards, see {@link RestoreReport#faults()}
     * @throws IOException when it could not be swapped in; the live database is as it was, unless the message says otherwise
     */
    public RestoreReport swapIn(Bystanders bystanders) throws IOException {
        List<String> faults = new ArrayList<>();
        Replacement replacement = loaded.replacement();
        String keptAs = swap(replacement, bystanders, faults);
        List<String> told = new ArrayList<>(loaded.notes());
        told.addAll(replacement.notesOfSwap());
        return new RestoreReport(
                request.backup().object().key().value(),
                request.target().database().describe(),
                loaded.content().size(),
                found.tables().size(),
                found.rows(),
                loaded.described().isPresent(),
                keptAs,
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                told,
                faults);
    }

    /** What goes wrong once the databases are swapped is told, but undoes nothing: the restored database is live. */
    private String swap(Replacement replacement, Bystanders bystanders, List<String> faults) throws IOException {
        progress.start("swapping in " + replacement.name(), 0);
        Closeable stopped = bystanders.stop(progress::note);
        String keptAs;
        try {
            keptAs = replacement.swapIn();
        } catch (IOException | RuntimeException e) {
            collectFault(stopped::close).ifPresent(fault -> e.addSuppressed(new IOException(fault)));
            throw e;
        }
        collectFault(stopped::close).ifPresent(faults::add);
        if (request.dropOld() && !keptAs.isEmpty()) {
            Optional<String> fault = collectFault(replacement::dropReplaced);
            fault.ifPresent(faults::add);
            return fault.isPresent() ? keptAs : "";
        }
        return keptAs;
    }

    private static Optional<String> collectFault(Act act) {
        try {
            act.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private interface Act {
        void run() throws IOException;
    }

    @Override
    public void close() {
        loaded.close();
    }
}
