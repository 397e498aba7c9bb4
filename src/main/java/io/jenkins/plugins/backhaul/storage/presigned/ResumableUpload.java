package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;

/** An upload that another process can go on with, when it knows the object's key, {@link #id()} and {@link #terms()}. */
public interface ResumableUpload extends UploadControl {
    /** What the store calls it; no secret. */
    String id();

    /** An address to end the upload by a DELETE, in case nobody with keys is there then; valid for two days. */
    Ticket ticketToAbort() throws StorageException;
}
