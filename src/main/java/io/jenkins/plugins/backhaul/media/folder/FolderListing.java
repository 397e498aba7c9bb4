package io.jenkins.plugins.backhaul.media.folder;

import io.jenkins.plugins.backhaul.media.LeftOut;
import io.jenkins.plugins.backhaul.media.Listing;
import io.jenkins.plugins.backhaul.media.MediaObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One walk through a folder. */
final class FolderListing extends SimpleFileVisitor<Path> {
    /** What Java reads for bytes that are no character here. */
    private static final char NO_CHARACTER = '\uFFFD';

    private final Path folder;
    private final List<MediaObject> objects = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private FolderListing(Path folder) {
        this.folder = folder;
    }

    /** All files; none when the folder is not there. */
    static Listing of(Path folder) throws IOException {
        FolderListing walk = new FolderListing(folder);
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, walk);
        }
        walk.objects.sort(Comparator.comparing(MediaObject::key));
        return new Listing(walk.objects, walk.leftOut);
    }

    static MediaObject object(String key, BasicFileAttributes attributes) {
        return new MediaObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant(), Optional.empty());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        return visited.endsWith(FileNames.INCOMING) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String key = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (attributes.isSymbolicLink()) {
            leftOut.add(new LeftOut(key, "it is a symbolic link, and links are not followed"));
        } else if (!attributes.isRegularFile()) {
            leftOut.add(new LeftOut(key, "it is no file"));
        } else if (key.indexOf(NO_CHARACTER) >= 0) {
            leftOut.add(new LeftOut(key, "its name is no text in UTF-8, or LANG names no UTF-8 locale"));
        } else {
            objects.add(object(key, attributes));
        }
        return FileVisitResult.CONTINUE;
    }
}
