package io.jenkins.plugins.backhaul.storage;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place that keeps objects by key: a bucket under a prefix, or a folder. Objects are written once and never replaced.
 * Safe for use by several threads.
 */
public interface ObjectStore extends AutoCloseable {
    /** The store as a person names it, such as {@code s3://countable/backups}. Holds no secret. */
    String location();

    /** The object as a person names it, such as {@code s3://countable/backups/wizards/x.tar.lrz}. Holds no secret. */
    default String locate(ObjectKey key) {
        return location() + "/" + key;
    }

    /** Whether nothing can be stored or removed here: every attempt is refused. */
    default boolean isReadOnly() {
        return false;
    }

    /**
     * Starts writing an object of unknown length. Nothing of it is visible before {@link Upload#commit()}.
     *
     * @param sizeEstimate what the object may grow to, in bytes; 0 if nothing is known. A wrong estimate costs time, not
     *     correctness: part sizes grow so that no upload can run into the store's limit of parts
     * @throws ObjectExistsException when the object is there already or somebody else is writing it
     */
    Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException;

    /**
     * Writes a small object in one step, all or nothing.
     *
     * @throws ObjectExistsException when the object is there already; it is left as it was
     */
    StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException;

    /** The object, or nothing when there is none of that name. */
    Optional<StoredObject> find(ObjectKey key) throws StorageException;

    /**
     * All objects whose key starts with {@code prefix} (which may be empty, and may end inside a segment), in the order
     * of their keys. Either the whole list or an exception, never a part.
     */
    List<StoredObject> list(String prefix) throws StorageException;

    /**
     * The names of the folders directly under {@code prefix} ({@code ""}, or a folder ending in a slash), without a
     * slash, in order.
     */
    List<String> listFolders(String prefix) throws StorageException;

    /**
     * Reads an object from its first byte to its last, fetched ahead in parallel where the store can. The stream fails
     * when the object changes or ends early while it is read; it never ends early as if that were the end. The caller
     * closes it.
     *
     * @throws ObjectNotFoundException when there is none of that name
     */
    InputStream read(ObjectKey key) throws StorageException;

    /**
     * Reads a small object whole.
     *
     * @throws StorageException also when it is larger than {@code limit} bytes
     */
    byte[] readWhole(ObjectKey key, int limit) throws StorageException;

    /** Removes the object; says nothing when there is none. */
    void delete(ObjectKey key) throws StorageException;

    /**
     * Ends uploads under {@code prefix} that were started before {@code startedBefore} and never completed, as a killed
     * process leaves them.
     *
     * @return how many were ended
     */
    int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException;

    @Override
    void close();
}
