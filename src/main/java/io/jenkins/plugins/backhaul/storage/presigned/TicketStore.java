package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;

/** A store that can write tickets, so that somebody without keys moves the bytes of its objects. */
public interface TicketStore extends ObjectStore {
    /**
     * Starts an upload whose bytes somebody else sends. The caller completes or aborts it.
     *
     * @param sizeEstimate as in {@link ObjectStore#startUpload}
     * @throws ObjectExistsException when the object is there already or somebody else is writing it
     */
    ResumableUpload control(ObjectKey key, long sizeEstimate) throws StorageException;

    /**
     * Goes on with an upload that was started earlier, perhaps by another process; asks nothing of the store. Completing it
     * a second time is no failure.
     *
     * @param id what {@link ResumableUpload#id()} said
     * @param terms what {@link ResumableUpload#terms()} said
     */
    ResumableUpload resume(ObjectKey key, String id, UploadTerms terms);

    /**
     * What somebody else needs to read the object.
     *
     * @throws ObjectNotFoundException when there is none of that name
     */
    DownloadControl reading(ObjectKey key) throws StorageException;
}
