package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes the backups that no rule keeps. It reads the manifest of every backup that would count, so that a damaged one is not
 * kept in a good one's place, and nothing is deleted that is not ours. The evidence of proofs stays.
 */
public final class PruneBackups {
    private final ObjectStore store;
    private final Progress progress;
    private final Clock clock;

    /** The store stays open. */
    public PruneBackups(ObjectStore store, Progress progress, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Decides, and deletes nothing.
     *
     * @return a decision for each backup of the project, the newest first
     * @throws IOException when the store could not be read whole; nothing can be decided then
     */
    public List<Decision> plan(Project project, Keep keep) throws IOException {
        List<Backup> all = new Catalogue(store).list(project);
        progress.start("reading the manifests of " + project, 0);
        Set<Backup> unsound = new HashSet<>();
        for (Backup each : all) {
            if (each.status() == Status.COMPLETE && !isSound(project, each)) {
                unsound.add(each);
            }
        }
        return new Retention(keep).decide(all, unsound, clock.instant());
    }

    /**
     * Deletes what was decided, the oldest first. What the store does not let go, because it is locked or for want of rights, is
     * kept, and that is no failure.
     *
     * @return what became of each
     */
    public List<Decision> run(List<Decision> plan) {
        long deletions = plan.stream().filter(each -> !each.kept()).count();
        progress.start("deleting " + deletions + " of " + plan.size() + " backups", 0);
        return plan.stream().map(each -> each.kept() ? each : delete(each)).toList();
    }

    /**
     * The archive goes first. When this is killed in between, a manifest without an archive is left, which is no backup to anyone;
     * the other way round an archive would be left that never counts again and that nobody deletes. And an archive that is locked
     * must not lose its manifest.
     */
    private Decision delete(Decision decision) {
        Backup backup = decision.backup();
        try {
            store.delete(backup.object().key());
        } catch (StorageException e) {
            return new Decision(backup, true, "no rule keeps it, but the store does: " + e.getMessage());
        }
        try {
            store.delete(backup.sidecar().orElseThrow());
            return decision;
        } catch (StorageException e) {
            return new Decision(backup, false, decision.reason() + "; only its manifest is left: " + e.getMessage());
        }
    }

    private boolean isSound(Project project, Backup backup) throws IOException {
        ObjectKey named = new BackupName(project, backup.time()).archive();
        if (!named.equals(backup.object().key())) {
            return false;
        }
        try {
            Manifest manifest =
                    new Catalogue(store).sidecar(backup).map(Sidecar::manifest).orElseThrow();
            return manifest.project().equals(project.name())
                    && manifest.created().equals(backup.time());
        } catch (ArchiveException e) {
            progress.note(e.getMessage());
            return false;
        }
    }
}
