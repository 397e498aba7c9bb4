package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Tries what a store is for with a small object: writes it, reads it back and removes it. */
public final class ProbeStore {
    /** Where the objects that are tried lie; never a project's folder with backups in it. */
    private static final String FOLDER = "backhaul-test";

    /**
     * Tries.
     *
     * @return nothing; or, where the credentials may not remove what they write, the object that stays behind. That is no
     *     failure: such credentials cannot destroy a backup either
     * @throws StorageException when the object could not be written, or is not what was written
     */
    public Optional<ObjectKey> run(ObjectStore store) throws StorageException {
        ObjectKey key = new ObjectKey(FOLDER + "/" + UUID.randomUUID() + ".txt");
        byte[] content = ("Backhaul tried this store: " + key).getBytes(StandardCharsets.UTF_8);
        store.create(key, content, "text/plain");
        boolean same;
        try {
            same = Arrays.equals(store.readWhole(key, content.length), content);
        } catch (StorageException e) {
            remove(store, key);
            throw e;
        }
        Optional<ObjectKey> left = remove(store, key);
        if (!same) {
            throw new StorageException("The store gave back other bytes than were written to " + store.locate(key)
                    + ". Do not keep backups there; check what stands between.");
        }
        return left;
    }

    private static Optional<ObjectKey> remove(ObjectStore store, ObjectKey key) {
        try {
            store.delete(key);
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(key);
        }
    }
}
