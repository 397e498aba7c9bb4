package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.ComparedInput;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fetches a backup into a file, and compares it with the hashes that were recorded when it was made. */
public final class DownloadBackup {
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final ObjectStore store;
    private final Progress progress;

    /** The store stays open. */
    public DownloadBackup(ObjectStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Downloads.
     *
     * @param target a file that does not exist yet; it appears when it is complete, until then its name ends in {@code .part}
     * @return whether it was compared with recorded hashes; a backup of another tool has none
     * @throws IOException when it failed; there is no file then
     */
    public boolean run(Backup backup, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target + " exists already; name another file with --output");
        }
        Optional<Sidecar> sidecar = new Catalogue(store).sidecar(backup);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        progress.start("downloading " + backup.name(), backup.object().size());
        Files.deleteIfExists(part);
        try {
            List<Content> recorded = sidecar.map(each -> each.archive().parts()).orElse(List.of());
            copy(backup, part, recorded);
            Files.move(part, target);
            return sidecar.isPresent();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(Backup backup, Path part, List<Content> recorded) throws IOException {
        ObjectKey key = backup.object().key();
        try (ComparedInput in = new ComparedInput(store.read(key), store.locate(key), recorded, progress::advance);
                OutputStream out =
                        Channels.newOutputStream(Files.newByteChannel(part, NEW, OwnerOnly.attributes(part)))) {
            in.transferTo(out);
            in.finish();
        }
    }
}
