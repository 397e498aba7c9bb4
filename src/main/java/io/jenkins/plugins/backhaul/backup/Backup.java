package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup as the store lists it.
 *
 * @param object the archive
 * @param time when it was made, by its name; by the store's clock when the name holds no date
 * @param status what its surroundings say of it
 * @param sidecar the key of its sidecar, if it has one
 * @param proofs what its proofs have come to, the newest first
 */
public record Backup(
        StoredObject object, Instant time, Status status, Optional<ObjectKey> sidecar, List<ProofMark> proofs) {
    /** Keeps a copy of the list. */
    public Backup {
        proofs = List.copyOf(proofs);
    }

    /** The name by which a person asks for it: the last part of its key. */
    public String name() {
        return object.key().name();
    }

    /** What its last proof came to; empty when there was none. */
    public Optional<ProofMark> lastProof() {
        return proofs.stream().findFirst();
    }

    /** What is known of a backup without opening it. */
    public enum Status {
        /** It has its sidecar, which is written last: it was decoded and compared before it was stored. */
        COMPLETE,
        /** Named as ours but without sidecar: a backup that was killed at its very end, or made by hand under such a name. */
        INCOMPLETE,
        /** Made by another tool; nothing is known of it but its size. */
        LEGACY;

        /** In lower case, as it is shown. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
