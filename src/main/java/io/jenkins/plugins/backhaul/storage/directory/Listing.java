package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Walks through the folder. What cannot be looked into is a failure, never left out. */
final class Listing {
    private final Folder folder;

    Listing(Folder folder) {
        this.folder = folder;
    }

    List<StoredObject> objects(String prefix) throws StorageException {
        List<StoredObject> found = new ArrayList<>();
        walk(prefix, (path, attributes) -> {
            if (attributes.isRegularFile() && !Folder.isHidden(path)) {
                addIfKey(found, path, attributes);
            }
        });
        found.removeIf(object -> !object.key().value().startsWith(prefix));
        found.sort(Comparator.comparing(StoredObject::key));
        return found;
    }

    /** Folders that hold an object somewhere below them; S3 knows no empty ones. */
    List<String> folders(String prefix) throws StorageException {
        return objects(prefix).stream()
                .map(object -> object.key().value().substring(prefix.length()))
                .filter(rest -> rest.indexOf('/') > 0)
                .map(rest -> rest.substring(0, rest.indexOf('/')))
                .distinct()
                .sorted()
                .toList();
    }

    int removeUnfinished(String prefix, Instant before) throws StorageException {
        List<Path> leftovers = new ArrayList<>();
        walk(prefix, (path, attributes) -> {
            if (PartFile.isOne(path)
                    && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                leftovers.add(path);
            }
        });
        for (Path leftover : leftovers) {
            try {
                Files.deleteIfExists(leftover);
            } catch (IOException e) {
                throw FileFault.explain("Removing the leftover " + leftover, e);
            }
        }
        return leftovers.size();
    }

    private void walk(String prefix, BiConsumer<Path, BasicFileAttributes> visit) throws StorageException {
        Path start = startOf(prefix);
        if (!Files.isDirectory(start)) {
            return;
        }
        try {
            Files.walkFileTree(start, new Visitor(visit));
        } catch (IOException e) {
            throw FileFault.explain("Listing " + start, e);
        }
    }

    /** The folder that all keys of that prefix are in, so that the rest need not be walked through. */
    private Path startOf(String prefix) throws StorageException {
        int lastSlash = prefix.lastIndexOf('/');
        try {
            return lastSlash < 0 ? folder.root() : folder.pathOf(new ObjectKey(prefix.substring(0, lastSlash)));
        } catch (IllegalArgumentException e) {
            throw new StorageException("The prefix '" + prefix + "' names no folder of " + folder.root() + ".", e);
        }
    }

    private void addIfKey(List<StoredObject> found, Path path, BasicFileAttributes attributes) {
        String name = folder.root().relativize(path).toString().replace(File.separatorChar, '/');
        try {
            found.add(Folder.describe(new ObjectKey(name), attributes));
        } catch (IllegalArgumentException e) {
            // A file that somebody else put there, under a name that no object of ours can have.
            return;
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final BiConsumer<Path, BasicFileAttributes> visit;

        Visitor(BiConsumer<Path, BasicFileAttributes> visit) {
            this.visit = visit;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            visit.accept(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
