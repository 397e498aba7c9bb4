package io.jenkins.plugins.backhaul.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that only its owner can look into. */
final class OwnerOnlyFolder {
    private OwnerOnlyFolder() {}

    /** The folder of that name; made if need be. */
    static Path in(Path parent, String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
