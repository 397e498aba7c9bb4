package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The one piece of evidence of a proof, checked before it is stored. For one thread at a time. */
final class ProofRecord {
    private final ObjectStore store;
    private final GrantedProof proof;
    private final Memory memory;
    private StoredEvidence stored;

    ProofRecord(ObjectStore store, GrantedProof proof, Memory memory) {
        this.store = store;
        this.proof = proof;
        this.memory = memory;
    }

    /** The key is remembered before: after a controller was killed, the next one knows its own evidence from another proof's. */
    StoredObject create(ObjectKey key, byte[] content) throws IOException {
        Evidence checked = new EvidenceCheck(store, proof).read(key, content);
        byte[] own = Json.write(checked);
        OpenUpload announced = OpenUpload.announced(key);
        Optional<OpenUpload> known = memory.recall();
        if (known.isPresent() && !known.get().equals(announced) && !known.get().equals(written(key, own))) {
            throw new RefusedQuestionException(
                    "a second piece of evidence, after " + known.get().key());
        }
        if (known.isEmpty()) {
            memory.remember(announced);
        }
        StoredObject object = put(key, own, known.isPresent());
        memory.remember(written(key, own));
        stored = new StoredEvidence(key, checked);
        return object;
    }

    private StoredObject put(ObjectKey key, byte[] own, boolean again) throws IOException {
        try {
            return store.create(key, own, "application/json");
        } catch (ObjectExistsException e) {
            if (again && Arrays.equals(own, store.readWhole(key, Evidence.LARGEST))) {
                return store.find(key).orElseThrow(() -> e);
            }
            // Another proof of this backup was begun in the same second; the worker takes the next one.
            memory.forget();
            throw e;
        }
    }

    private static OpenUpload written(ObjectKey key, byte[] bytes) {
        return OpenUpload.announced(key).published(PublishedParts.ofWhole(bytes));
    }

    Optional<StoredEvidence> stored() throws IOException {
        Optional<OpenUpload> known =
                memory.recall().filter(each -> each.published().isPresent());
        if (stored == null && known.isPresent()) {
            ObjectKey key = known.get().key();
            byte[] bytes = store.readWhole(key, Evidence.LARGEST);
            if (!known.get().equals(written(key, bytes))) {
                throw new StorageException("The evidence " + store.locate(key) + " is not what was stored there");
            }
            stored = new StoredEvidence(key, Evidence.read(bytes));
        }
        return Optional.ofNullable(stored);
    }
}
