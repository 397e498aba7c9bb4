package io.jenkins.plugins.backhaul.storage;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps new files from other people's eyes: a dump holds everything that its database does. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** What to create that file with; nothing on a file system that knows no such permissions. */
    public static FileAttribute<?>[] attributes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
