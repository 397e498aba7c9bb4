package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restores a backup: loads it into a new database beside the live one, checks every hash of the archive and counts every table,
 * treats the copy where that is wanted, and only then puts it in the live one's place, which is kept under another name. Whatever fails before leaves the live
 * database exactly as it was.
 */
public final class RestoreDatabase {
    private final ObjectStore store;
    private final Bystanders bystanders;
    private final LrzipReadOptions reading;
    private final Progress progress;
    private Treatment treatment = Treatment.NONE;

    /** The store stays open. */
    public RestoreDatabase(ObjectStore store, Bystanders bystanders, LrzipReadOptions reading, Progress progress) {
        this.store = store;
        this.bystanders = bystanders;
        this.reading = reading;
        this.progress = progress;
    }

    /** The same, each copy treated before it is swapped in. */
    public RestoreDatabase treating(Treatment wanted) {
        RestoreDatabase same = new RestoreDatabase(store, bystanders, reading, progress);
        same.treatment = wanted;
        return same;
    }

    /**
     * Restores.
     *
     * @throws RefusedException when the target is protected and was not confirmed
     * @return what was done; also when something went wrong after the databases were swapped, see {@link
     *     RestoreReport#faults()}
     * @throws IOException when it failed; the live database is as it was, unless the message says otherwise
     * @throws InterruptedException when this thread was interrupted; the live database is as it was
     */
    public RestoreReport run(RestoreRequest request) throws IOException, InterruptedException {
        try (RestoredCopy copy = prepare(request)) {
            return copy.swapIn(bystanders);
        }
    }

    /**
     * Restores beside the live database, checks and treats the copy: all but the swap.
     *
     * @return the copy, which nobody else can connect to; the caller closes it, whether it was swapped in or not
     * @throws RefusedException when the target is protected and was not confirmed
     * @throws IOException when it failed; nothing is left of it
     * @throws InterruptedException when this thread was interrupted; nothing is left of it
     */
    public RestoredCopy prepare(RestoreRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Database live = request.target().database();
        Optional<Manifest> manifest =
                new Catalogue(store).sidecar(request.backup()).map(Sidecar::manifest);
        new OverwriteGuard(request.confirmed()).check(request.target(), manifest);
        tellStatus(request.backup());
        live.sweepLeftovers()
                .forEach(each -> progress.note("Dropped " + each + ", which a restore that was killed had left"));
        LoadedDump loaded;
        try (OpenedBackup opened = OpenedBackup.open(store, request.backup(), reading)) {
            loaded = new LoadWantedDump(opened, request.database(), live, progress).run();
        }
        try {
            Fingerprint found = check(loaded);
            List<String> notes = new ArrayList<>(loaded.notes());
            notes.addAll(treatment.run(loaded.replacement(), progress));
            LoadedDump treated = new LoadedDump(loaded.replacement(), loaded.content(), loaded.described(), notes);
            return new RestoredCopy(request, treated, found, progress, begun);
        } catch (IOException | InterruptedException | RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    private void tellStatus(Backup backup) {
        switch (backup.status()) {
            case COMPLETE -> {}
            case LEGACY ->
                progress.note(backup.name() + " was made by another tool: there is no record of what it should hold");
            case INCOMPLETE ->
                progress.note(
                        backup.name() + " has no manifest beside it, so the backup may have been killed at its end");
        }
    }

    private Fingerprint check(LoadedDump loaded) throws DatabaseException {
        progress.start("checking " + loaded.replacement().name(), 0);
        Optional<Fingerprint> recorded = loaded.described().map(DumpedDatabase::fingerprint);
        Fingerprint found = loaded.replacement()
                .fingerprint(recorded.map(Fingerprint::depth).orElse(Fingerprint.Depth.ROWS));
        if (recorded.isPresent()) {
            if (recorded.get().depth() == Fingerprint.Depth.CONTENT
                    && !recorded.get().comparesContent(found)) {
                progress.note(
                        "The checksums of the backup were computed in a way that this version does not know; only the"
                                + " rows were counted");
            }
            List<String> differences = recorded.get().differencesTo(found);
            if (!differences.isEmpty()) {
                throw new DatabaseException("The restored copy is not what was backed up: " + summary(differences)
                        + ". The live database was not touched");
            }
        }
        return found;
    }

    private static String summary(List<String> differences) {
        int shown = Math.min(5, differences.size());
        String rest = differences.size() > shown ? " and " + (differences.size() - shown) + " more" : "";
        return String.join("; ", differences.subList(0, shown)) + rest;
    }
}
