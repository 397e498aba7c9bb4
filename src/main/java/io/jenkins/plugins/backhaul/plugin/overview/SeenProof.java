package io.jenkins.plugins.backhaul.plugin.overview;

import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Instant;
import java.util.Objects;

/**
 * A proof as it was listed.
 *
 * @param archive the key of the archive that was tried
 * @param time when it was begun
 * @param verdict what came of it
 */
public record SeenProof(String archive, Instant time, Verdict verdict) {
    /** @throws NullPointerException when a part is missing, naming it */
    public SeenProof {
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(verdict, "verdict");
    }

    static SeenProof of(ProofMark mark) {
        return new SeenProof(mark.archive().value(), mark.time(), mark.verdict());
    }

    ProofMark mark() {
        return new ProofMark(new ObjectKey(archive), time, verdict);
    }
}
