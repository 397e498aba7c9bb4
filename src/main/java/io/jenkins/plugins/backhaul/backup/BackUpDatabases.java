package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Backs up a project: takes a snapshot of each database, streams the dumps as one archive into the store while they are decoded
 * again and compared, publishes the archive, and last its sidecar. Until the sidecar is there the backup does not count; when
 * anything fails nothing is left in the store.
 */
public final class BackUpDatabases {
    /** Longer than any upload goes on: older ones belong to a process that was killed. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(2);

    private static final int NAMES_TRIED = 20;

    private final ObjectStore store;
    private final Progress progress;
    private final Clock clock;

    /** The store stays open. */
    public BackUpDatabases(ObjectStore store, Progress progress, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Makes a backup.
     *
     * @return the sidecar that was published
     * @throws IOException when there is no backup; nothing is left in the store
     * @throws InterruptedException when this thread was interrupted; nothing is left in the store
     */
    public Sidecar run(BackupRequest request) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        sweep(request.project());
        try (OpenDumps dumps = OpenDumps.of(request.sources())) {
            NamedUpload named = startUpload(request.project(), dumps.estimate());
            try (Upload upload = named.upload()) {
                Manifest manifest = new WriteArchive(upload, dumps, progress)
                        .run(request, named.name().time());
                progress.start("publishing " + named.name().archive().name(), 0);
                return publish(named.name(), manifest, upload.commit(), begun);
            }
        }
    }

    /** A store that forbids tidying up is no reason to have no backup. */
    private void sweep(Project project) {
        try {
            int swept = store.sweepUnfinished(project.folder(), clock.instant().minus(ABANDONED_AFTER));
            if (swept > 0) {
                progress.note("Removed " + swept + " unfinished upload(s) that an earlier backup had left");
            }
        } catch (StorageException e) {
            progress.note("Unfinished uploads of earlier backups could not be looked for: " + e.getMessage());
        }
    }

    private NamedUpload startUpload(Project project, long estimate) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            BackupName name = new BackupName(project, clock.instant());
            try {
                return new NamedUpload(name, store.startUpload(name.archive(), estimate));
            } catch (ObjectExistsException e) {
                if (tries == NAMES_TRIED) {
                    throw e;
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(500, 2500));
            }
        }
    }

    private Sidecar publish(BackupName name, Manifest manifest, Upload.Committed committed, Instant begun)
            throws IOException {
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        Sidecar sidecar = new Sidecar(
                manifest,
                new Sidecar.Stored(
                        name.archive().name(),
                        committed.object().size(),
                        committed.parts().stream()
                                .map(each -> new Content(each.size(), each.sha256()))
                                .toList(),
                        seconds));
        try {
            store.create(name.sidecar(), ManifestJson.write(sidecar), "application/json");
        } catch (StorageException e) {
            throw new StorageException(
                    "The archive " + store.locate(name.archive())
                            + " was stored, but its manifest was not, so it counts"
                            + " as incomplete; run the backup again. " + e.getMessage(),
                    e);
        }
        return sidecar;
    }

    private record NamedUpload(BackupName name, Upload upload) {}
}
