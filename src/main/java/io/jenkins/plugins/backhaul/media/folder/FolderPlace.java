package io.jenkins.plugins.backhaul.media.folder;

import io.jenkins.plugins.backhaul.media.Content;
import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.Listing;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Media as files in a folder. A file that is made from an object of a bucket gets its time, which tells later that it is the same. */
public final class FolderPlace implements MediaPlace {
    /** S3's smallest part: what is shorter is never sent in parts, and its ETag is its MD5. */
    private static final int ALWAYS_ONE_PIECE = 5 << 20;

    private final Path folder;
    private final Ground ground;
    private final FileNames names;
    private final Map<MediaObject, String> digests = new ConcurrentHashMap<>();

    private FolderPlace(Ground.InFolder ground) {
        this.folder = ground.folder();
        this.ground = ground;
        this.names = new FileNames(folder);
    }

    /**
     * The files below a folder, which need not be there yet.
     *
     * @throws IOException when there is something else of that name
     */
    public static FolderPlace open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("There is something else than a folder at " + folder + "; name a folder.");
        }
        return new FolderPlace(Ground.folder(folder));
    }

    @Override
    public String location() {
        return folder.toString();
    }

    @Override
    public Ground ground() {
        return ground;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public Listing list() throws IOException {
        return FolderListing.of(folder);
    }

    @Override
    public Optional<MediaObject> find(String key) throws IOException {
        Path file = names.file(key);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(look(key, file)) : Optional.empty();
    }

    @Override
    public Set<String> marks(MediaObject object) throws IOException {
        return Set.of(digest(object));
    }

    @Override
    public Optional<String> refusal(String key) {
        return names.refusal(key);
    }

    @Override
    public Content open(MediaObject object, boolean withAccess) throws IOException {
        Optional<String> mark = object.size() < ALWAYS_ONE_PIECE ? Optional.empty() : Optional.of(digest(object));
        Path file = names.present(object.key());
        requireUnchanged(object, file);
        return new Content(
                object,
                ContentProperties.ofType(FileType.of(object.key())),
                mark,
                new UnchangedFile(this, object, file));
    }

    @Override
    public void write(Content content) throws IOException {
        Path file = names.prepared(content.object().key());
        if (Files.isDirectory(file)) {
            throw new IOException("The folder " + file + " is where a file of that name belongs; move it away.");
        }
        IncomingFile.of(content).moveTo(file, folder);
    }

    @Override
    public boolean copyFrom(MediaPlace source, MediaObject object) {
        return false;
    }

    /** Folders that it leaves empty go too, as a bucket knows none. */
    @Override
    public void delete(MediaObject object) throws IOException {
        Path file = names.file(object.key());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        requireUnchanged(object, names.present(object.key()));
        Files.delete(file);
        try {
            for (Path each = file.getParent(); !each.equals(folder); each = each.getParent()) {
                Files.deleteIfExists(each);
            }
        } catch (DirectoryNotEmptyException e) {
            // Something else is in it, so it stays.
            return;
        }
    }

    @Override
    public void close() {
        IncomingFile.sweep(folder);
    }

    void requireUnchanged(MediaObject object, Path file) throws IOException {
        if (!look(object.key(), file).equals(object)) {
            throw new ObjectChangedException("The file " + file + " was changed meanwhile. Try it again later.");
        }
    }

    private static MediaObject look(String key, Path file) throws IOException {
        return FolderListing.object(
                key, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    /** Each file is read once, as long as it stays as it is. */
    private String digest(MediaObject object) throws IOException {
        String known = digests.get(object);
        if (known != null) {
            return known;
        }
        Path file = names.present(object.key());
        String digest;
        try (InputStream bytes = new UnchangedFile(this, object, file)) {
            digest = Md5.of(bytes);
        }
        digests.put(object, digest);
        return digest;
    }
}
