package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A folder whose files are the objects; a key's slashes are folders. Unfinished objects are hidden files, never listed.
 * Below the folder no symbolic link is followed, so that nothing outside it is read or written.
 */
public final class DirectoryStore implements ObjectStore {
    private final Folder folder;

    private DirectoryStore(Folder folder) {
        this.folder = folder;
    }

    /**
     * A store in that folder, which is created if it is not there.
     *
     * @throws StorageException when it cannot be created or is no folder
     */
    public static DirectoryStore open(Path folder) throws StorageException {
        try {
            return new DirectoryStore(new Folder(Files.createDirectories(folder).toRealPath()));
        } catch (IOException e) {
            throw FileFault.explain("Opening the folder " + folder, e);
        }
    }

    /**
     * A store in a folder that is there, for who only reads: a folder that is missing may be a mistyped name, or a disk that is
     * not mounted.
     *
     * @throws StorageException when it is not there or is no folder
     */
    public static DirectoryStore openExisting(Path folder) throws StorageException {
        if (!Files.isDirectory(folder)) {
            throw new StorageException("There is no folder " + folder
                    + ": check its name, and whether its disk is mounted. The first backup makes it");
        }
        return open(folder);
    }

    @Override
    public String location() {
        return folder.root().toString();
    }

    @Override
    public Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException {
        Path target = folder.pathToWrite(key);
        refuseIfPresent(key, target);
        return DirectoryUpload.start(this, key, target);
    }

    @Override
    public StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException {
        try (Upload upload = startUpload(key, content.length)) {
            upload.write(content, 0, content.length);
            return upload.commit().object();
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws StorageException {
        Path path = folder.pathOf(key);
        try {
            return folder.isObject(path) ? Optional.of(Folder.describe(key, path)) : Optional.empty();
        } catch (IOException e) {
            throw FileFault.explain("Looking at " + locate(key), e);
        }
    }

    @Override
    public List<StoredObject> list(String prefix) throws StorageException {
        return new Listing(folder).objects(prefix);
    }

    @Override
    public List<String> listFolders(String prefix) throws StorageException {
        return new Listing(folder).folders(prefix);
    }

    @Override
    public InputStream read(ObjectKey key) throws StorageException {
        StoredObject object = existing(key);
        try {
            return new ExactRead(Files.newInputStream(folder.pathOf(key)), locate(key), object.size());
        } catch (IOException e) {
            throw FileFault.explain("Reading " + locate(key), e);
        }
    }

    @Override
    public byte[] readWhole(ObjectKey key, int limit) throws StorageException {
        StoredObject object = existing(key);
        if (object.size() > limit) {
            throw new StorageException("The object " + locate(key) + " has " + object.size() + " bytes; not more than "
                    + limit + " were expected.");
        }
        try (InputStream bytes = read(key)) {
            return bytes.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw FileFault.explain("Reading " + locate(key), e);
        }
    }

    @Override
    public void delete(ObjectKey key) throws StorageException {
        Path path = folder.pathOf(key);
        try {
            if (folder.isObject(path)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw FileFault.explain("Removing " + locate(key), e);
        }
    }

    /** {@inheritDoc} A file that was written to since is not a leftover. */
    @Override
    public int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException {
        return new Listing(folder).removeUnfinished(prefix, startedBefore);
    }

    @Override
    public void close() {
        // Nothing is held open between calls.
    }

    private void refuseIfPresent(ObjectKey key, Path target) throws StorageException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw DirectoryUpload.alreadyThere(locate(key));
        }
    }

    private StoredObject existing(ObjectKey key) throws StorageException {
        return find(key).orElseThrow(() -> new ObjectNotFoundException("There is no object " + locate(key) + "."));
    }
}
