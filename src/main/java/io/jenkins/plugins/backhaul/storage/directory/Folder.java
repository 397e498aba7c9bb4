package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * How keys become paths below a folder, and only below it.
 *
 * @param root absolute, without symbolic links
 */
record Folder(Path root) {
    /** What the names of our hidden files start with; no key may have such a segment. */
    static final String HIDDEN = ".backhaul-";

    /** File names of Linux's and macOS' file systems. */
    private static final int LONGEST_NAME_IN_BYTES = 255;

    /**
     * Where the object of that name is, or would be.
     *
     * @throws StorageException when no file can have that name, or a symbolic link is on the way
     */
    Path pathOf(ObjectKey key) throws StorageException {
        Path path = root;
        for (String segment : key.value().split("/", -1)) {
            path = child(path, segment, key);
            if (Files.isSymbolicLink(path)) {
                throw new StorageException("The object " + key + " in " + root + " cannot be used: " + path
                        + " is a symbolic link, and those are not followed.");
            }
        }
        return path;
    }

    /** The same, with the folders above it created. */
    Path pathToWrite(ObjectKey key) throws StorageException {
        Path path = pathOf(key);
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw FileFault.explain("Creating the folder of " + path, e);
        }
        return path;
    }

    boolean isObject(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !isHidden(path);
    }

    static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(HIDDEN);
    }

    static StoredObject describe(ObjectKey key, Path path) throws IOException {
        return describe(key, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    static StoredObject describe(ObjectKey key, BasicFileAttributes file) {
        String mark = file.fileKey() + "-" + file.size() + "-"
                + file.lastModifiedTime().toInstant();
        return new StoredObject(key, file.size(), file.lastModifiedTime().toInstant(), mark);
    }

    private static Path child(Path folder, String segment, ObjectKey key) throws StorageException {
        boolean fits =
                segment.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_IN_BYTES && !segment.startsWith(HIDDEN);
        try {
            Path child = folder.resolve(segment);
            if (fits && child.getNameCount() == folder.getNameCount() + 1 && child.startsWith(folder)) {
                return child;
            }
        } catch (InvalidPathException e) {
            throw noFileName(segment, key);
        }
        throw noFileName(segment, key);
    }

    private static StorageException noFileName(String segment, ObjectKey key) {
        return new StorageException("The key " + key + " cannot be kept in a folder: no file can be named '" + segment
                + "' there. Choose a name of at most " + LONGEST_NAME_IN_BYTES + " bytes that does not start with "
                + HIDDEN + ".");
    }
}
