package io.jenkins.plugins.backhaul.media.folder;

import io.jenkins.plugins.backhaul.media.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A file that is there whole or not at all: it arrives beside the others and gets its name at the end. */
final class IncomingFile {
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Content content;

    private IncomingFile(Content content) {
        this.content = content;
    }

    static IncomingFile of(Content content) {
        return new IncomingFile(content);
    }

    /** @param folder the place's, which is on the same file system as all of its files */
    void moveTo(Path file, Path folder) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve(FileNames.INCOMING))
                .resolve(UUID.randomUUID().toString());
        try {
            try (OutputStream out = Files.newOutputStream(incoming, StandardOpenOption.CREATE_NEW)) {
                content.bytes().transferTo(out);
            }
            requireWhole(incoming);
            Files.setLastModifiedTime(incoming, FileTime.from(content.object().modified()));
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Removes what killed processes have left there a day ago. What cannot be removed does no harm. */
    static void sweep(Path folder) {
        Path incoming = folder.resolve(FileNames.INCOMING);
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path each : files) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(each);
                }
            }
            Files.deleteIfExists(incoming);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Nothing ever arrived, or something arrives just now.
            return;
        } catch (IOException e) {
            // The next one tries again.
            return;
        }
    }

    private void requireWhole(Path incoming) throws IOException {
        long arrived = Files.size(incoming);
        if (arrived != content.object().size()) {
            throw new IOException("Of " + content.object().key() + " only " + arrived + " of "
                    + content.object().size() + " bytes arrived; nothing was changed. Try it again.");
        }
    }
}
