package io.jenkins.plugins.backhaul.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A record on the disk, as JSON. It is always a whole one, whenever this program is killed; of several writers the last one counts.
 *
 * @param <T> its type
 */
public final class JsonFile<T> {
    private final Path file;
    private final T beginning;
    private final Class<T> type;

    /**
     * Reads and writes nothing yet.
     *
     * @param beginning what counts as kept as long as there is no file
     * @param type the record's type
     */
    public JsonFile(Path file, T beginning, Class<T> type) {
        this.file = file;
        this.beginning = beginning;
        this.type = type;
    }

    /**
     * What was kept.
     *
     * @throws IOException when it cannot be read or is no such record, naming the file
     */
    public T read() throws IOException {
        try {
            return Json.read(Files.readAllBytes(file), type, file.getFileName() + " in " + file.getParent());
        } catch (NoSuchFileException e) {
            return beginning;
        }
    }

    /** Keeps it instead of what was kept. */
    public void write(T value) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, Json.write(value));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
