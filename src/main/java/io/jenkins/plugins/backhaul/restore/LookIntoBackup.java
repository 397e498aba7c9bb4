package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.util.List;

/** Restores a backup for a moment, to look into it: beside a database that is not touched, and dropped at the end. */
public final class LookIntoBackup {
    private final ObjectStore store;
    private final LrzipReadOptions reading;
    private final Progress progress;

    /** The store stays open. */
    public LookIntoBackup(ObjectStore store, LrzipReadOptions reading, Progress progress) {
        this.store = store;
        this.reading = reading;
        this.progress = progress;
    }

    /**
     * Looks.
     *
     * @param label what the project calls the database in the archive; empty when the archive holds only one
     * @param beside the database on whose server the copy is made
     * @return what was seen
     * @throws IOException when it cannot be restored or looked into; the copy is gone
     */
    public List<String> run(Backup backup, String label, Database beside, Treatment look)
            throws IOException, InterruptedException {
        beside.sweepLeftovers();
        try (OpenedBackup opened = OpenedBackup.open(store, backup, reading);
                LoadedDump loaded = new LoadWantedDump(opened, label, beside, progress).run()) {
            return look.run(loaded.replacement(), progress);
        }
    }
}
