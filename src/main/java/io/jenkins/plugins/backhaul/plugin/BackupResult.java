package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Made;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import java.util.ArrayList;
import java.util.List;

/** A backup that was made, as the controller checked and published it. */
public final class BackupResult extends ArchiveResult {
    private static final long serialVersionUID = 1L;

    private final String fingerprint;

    private BackupResult(String store, String key, Amounts amounts, String fingerprint) {
        super(store, key, amounts);
        this.fingerprint = fingerprint;
    }

    static BackupResult of(Sidecar made, Finished finished) {
        Manifest manifest = made.manifest();
        return new BackupResult(
                finished.store(),
                manifest.project() + "/" + made.archive().name(),
                new Amounts(made.archive().size(), manifest.tables(), manifest.rows(), finished.millis()),
                fingerprint(made.archive().parts()));
    }

    private static String fingerprint(List<Content> parts) {
        return parts.size() == 1
                ? "SHA-256 " + parts.get(0).sha256()
                : "SHA-256 of each of its " + parts.size() + " parts, in the record beside it";
    }

    @Override
    public Kind getKind() {
        return Kind.BACKUP;
    }

    @Override
    Snapshot remember(Snapshot known, String job, int build) {
        return known.backedUp(place(), job, new Made(getKey(), build));
    }

    @Override
    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>(super.getFacts());
        facts.add(new Fact("Fingerprint", fingerprint));
        return facts;
    }

    @Override
    public String getTitle() {
        return "Backed up";
    }
}
