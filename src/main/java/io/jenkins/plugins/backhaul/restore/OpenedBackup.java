package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.ArchiveReader;
import io.jenkins.plugins.backhaul.archive.ComparedInput;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A backup that is being read, and compared with everything that was recorded of it. For one thread. */
public final class OpenedBackup implements Closeable {
    private final ComparedInput object;
    private final ArchiveReader archive;

    private OpenedBackup(ComparedInput object, ArchiveReader archive) {
        this.object = object;
        this.archive = archive;
    }

    /**
     * Opens a backup; the caller closes it.
     *
     * @param store stays open
     * @throws ArchiveException when the manifest inside the archive is not the one beside it, or it is not an archive at all
     */
    public static OpenedBackup open(ObjectStore store, Backup backup, LrzipReadOptions reading) throws IOException {
        Optional<Sidecar> sidecar = new Catalogue(store).sidecar(backup);
        ObjectKey key = backup.object().key();
        List<Content> recorded = sidecar.map(each -> each.archive().parts()).orElse(List.of());
        ComparedInput object = new ComparedInput(store.read(key), store.locate(key), recorded, read -> {});
        OpenedBackup opened = new OpenedBackup(object, ArchiveReader.open(object, backup.name(), reading));
        try {
            opened.requireAgreement(sidecar, backup);
            return opened;
        } catch (ArchiveException e) {
            opened.close();
            throw e;
        }
    }

    private void requireAgreement(Optional<Sidecar> sidecar, Backup backup) throws ArchiveException {
        if (sidecar.isPresent() && !manifest().equals(sidecar.map(Sidecar::manifest))) {
            throw new ArchiveException("The manifest inside " + backup.name() + " and the one beside it differ: one of"
                    + " them was replaced. Choose another backup with 'backhaul list'");
        }
    }

    /** The manifest; empty when another tool made the archive. */
    public Optional<Manifest> manifest() {
        return archive.manifest();
    }

    /** What is in it. */
    public ArchiveReader archive() {
        return archive;
    }

    /**
     * Reads what is left, so that every checksum in the archive and every recorded hash of it has been compared.
     *
     * @return the archive as it is stored
     */
    public Content finish() throws IOException {
        archive.finish();
        return object.finish();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
