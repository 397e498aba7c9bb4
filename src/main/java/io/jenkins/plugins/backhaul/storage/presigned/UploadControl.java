package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.util.List;

/**
 * The side of one upload that holds the keys and never sees the bytes. It may live in another process than the bytes.
 * Safe for use by several threads.
 */
public interface UploadControl {
    /** The same at every call. */
    UploadTerms terms();

    /** An address to PUT this part to; a fresh one at every call, valid long enough to send the part. */
    Ticket ticket(Part part) throws StorageException;

    /**
     * Publishes the object, after comparing what the store holds with what was sent.
     *
     * @param parts all of them, in order
     * @throws ObjectExistsException when there is an object of that name meanwhile; it is untouched
     */
    StoredObject complete(List<SentPart> parts) throws StorageException;

    /** Removes what was sent until now; does nothing when the upload is gone already. */
    void abort() throws StorageException;
}
