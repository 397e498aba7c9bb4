package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A backup as a store would list it. */
final class ListedBackup {
    private ListedBackup() {}

    /** @param verdicts of its proofs, the newest first */
    static Backup of(Instant time, Status status, List<Verdict> verdicts) {
        BackupName name = new BackupName(new Project("wizards"), time);
        ObjectKey key = name.archive();
        List<ProofMark> proofs =
                verdicts.stream().map(each -> new ProofMark(key, time, each)).toList();
        Optional<ObjectKey> sidecar = status == Status.COMPLETE ? Optional.of(name.sidecar()) : Optional.empty();
        return new Backup(new StoredObject(key, 1, time, ""), time, status, sidecar, proofs);
    }
}
