package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of work that needs none: refuses whatever it is asked for. */
public final class NoStore implements TicketStore {
    /** What it is called where a store is named; no store can be. */
    public static final String LOCATION = "(no store)";

    @Override
    public String location() {
        return LOCATION;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public ResumableUpload control(ObjectKey key, long sizeEstimate) throws StorageException {
        throw refused();
    }

    @Override
    public ResumableUpload resume(ObjectKey key, String id, UploadTerms terms) {
        throw new IllegalStateException("Nothing can have been uploaded without a store");
    }

    @Override
    public DownloadControl reading(ObjectKey key) throws StorageException {
        throw refused();
    }

    @Override
    public Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException {
        throw refused();
    }

    @Override
    public StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException {
        throw refused();
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws StorageException {
        throw refused();
    }

    @Override
    public List<StoredObject> list(String prefix) throws StorageException {
        throw refused();
    }

    @Override
    public List<String> listFolders(String prefix) throws StorageException {
        throw refused();
    }

    @Override
    public InputStream read(ObjectKey key) throws StorageException {
        throw refused();
    }

    @Override
    public byte[] readWhole(ObjectKey key, int limit) throws StorageException {
        throw refused();
    }

    @Override
    public void delete(ObjectKey key) throws StorageException {
        throw refused();
    }

    @Override
    public int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException {
        throw refused();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static StorageException refused() {
        return new StorageException("This work has no store.");
    }
}
