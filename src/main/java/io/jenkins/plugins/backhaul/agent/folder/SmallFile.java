package io.jenkins.plugins.backhaul.agent.folder;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/** Files and folders that only their owner can read; a file is there whole or not at all. */
final class SmallFile {
    private SmallFile() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
    }

    /** Writes it aside and renames it. Replaces one of that name. */
    static void write(Path file, byte[] content) throws IOException {
        Path aside = file.resolveSibling("new-" + UUID.randomUUID());
        append(aside, content);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** With a plain stream, as an interrupt would break a channel, and this must work on a thread that is told to end. */
    static void append(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly(file, "rw-------"));
        }
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(content);
        }
    }

    /** Reads it; nothing when it is not there. */
    static Optional<byte[]> read(Path file, int limit) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new IOException("The file " + file + " is larger than " + limit + " bytes, so nothing reads it");
            }
            return Optional.of(content);
        } catch (FileNotFoundException e) {
            if (Files.exists(file) && !Files.isReadable(file)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
