package io.jenkins.plugins.backhaul.plugin.overview;

import io.jenkins.plugins.backhaul.archive.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A snapshot on the disk, as JSON. It is always a whole one, whenever this program is killed. */
public final class SnapshotFile {
    private final Path file;

    /** Reads and writes nothing yet. */
    public SnapshotFile(Path file) {
        this.file = file;
    }

    /**
     * What was kept; an empty one when nothing was.
     *
     * @throws IOException when it cannot be read or is no snapshot
     */
    public Snapshot read() throws IOException {
        try {
            return Json.read(Files.readAllBytes(file), Snapshot.class, "overview of backups in " + file);
        } catch (NoSuchFileException e) {
            return Snapshot.empty();
        }
    }

    /** Keeps it instead of what was kept. */
    public void write(Snapshot snapshot) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, Json.write(snapshot));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
