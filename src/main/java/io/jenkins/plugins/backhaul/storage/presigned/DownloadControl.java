package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;

/** The side of one download that holds the keys and never sees the bytes. Safe for use by several threads. */
public interface DownloadControl {
    /** What is read; its size and mark are held to while reading. */
    StoredObject object();

    /** The object as a person names it; holds no secret. */
    String location();

    /** What the store must allow, to be named when it does not. */
    default String permission() {
        return "s3:GetObject";
    }

    /** An address to GET the object or a range of it from; a fresh one at every call. */
    Ticket ticket() throws StorageException;
}
