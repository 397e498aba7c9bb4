package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.plugin.work.Finished;

/** A backup that was made, as the controller checked and published it. */
public final class BackupResult extends ArchiveResult {
    private static final long serialVersionUID = 1L;

    private BackupResult(String store, String key, Amounts amounts) {
        super(store, key, amounts);
    }

    static BackupResult of(Sidecar made, Finished finished) {
        Manifest manifest = made.manifest();
        return new BackupResult(
                finished.store(),
                manifest.project() + "/" + made.archive().name(),
                new Amounts(made.archive().size(), manifest.tables(), manifest.rows(), finished.millis()));
    }

    @Override
    public String getTitle() {
        return "Backed up";
    }
}
