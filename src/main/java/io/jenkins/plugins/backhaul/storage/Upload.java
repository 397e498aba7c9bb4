package io.jenkins.plugins.backhaul.storage;

import java.io.Closeable;
import java.util.List;

/**
 * An object being written. {@link #commit()} publishes it whole; {@link #close()} without a commit leaves nothing behind.
 * After any failure every further call fails. For one thread at a time.
 */
public interface Upload extends Closeable {
    /** Appends bytes; they are copied or sent before the call returns. Blocks while the store is slower than the caller. */
    void write(byte[] bytes, int offset, int length) throws StorageException;

    /**
     * Appends {@code length} bytes whose values are known only later, and must be filled in before {@link #commit()}. What
     * comes after them can be written meanwhile; the part that holds them stays in memory until then.
     */
    Reservation reserve(int length) throws StorageException;

    /** Bytes written and reserved until now. */
    long length();

    /**
     * Publishes the object, if nobody else published one of that name meanwhile.
     *
     * @return the object, and size and SHA-256 of each of its parts
     * @throws ObjectExistsException when somebody else did; theirs is untouched, ours is gone
     * @throws IllegalStateException when a reservation was not filled
     */
    Committed commit() throws StorageException;

    /** Aborts the upload unless it is committed; bytes sent until now are removed from the store. */
    @Override
    void close() throws StorageException;

    /** A place in the object that is filled later. */
    interface Reservation {
        /**
         * Fills the place. To be called once.
         *
         * @param bytes exactly as many as were reserved
         */
        void fill(byte[] bytes) throws StorageException;
    }

    /**
     * What was published.
     *
     * @param object as the store lists it
     * @param parts the pieces it was sent in, in order; together they are the object
     */
    record Committed(StoredObject object, List<SentPiece> parts) {
        /** Keeps a copy of the list. */
        public Committed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A piece of an object.
     *
     * @param size its length in bytes
     * @param sha256 lower-case hexadecimal
     */
    record SentPiece(long size, String sha256) {}
}
