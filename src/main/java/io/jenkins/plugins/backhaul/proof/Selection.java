package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chooses backups to prove. An incomplete one is none: it may be one that is being made. */
public final class Selection {
    private final List<Backup> all;

    /** @param all the backups to choose from, the newest first */
    public Selection(List<Backup> all) {
        this.all =
                all.stream().filter(each -> each.status() != Status.INCOMPLETE).toList();
    }

    /** Those whose last proof did not succeed, or that had none, the newest first. */
    public List<Backup> unproven() {
        return all.stream()
                .filter(each -> each.lastProof()
                        .map(ProofMark::verdict)
                        .filter(verdict -> verdict != Verdict.FAILED)
                        .isEmpty())
                .toList();
    }

    /** So many of them, or all if there are fewer, each as likely as any other; the newest first. */
    public List<Backup> sample(int count, Random random) {
        List<Backup> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        List<Backup> chosen = shuffled.subList(0, Math.min(count, shuffled.size()));
        return all.stream().filter(chosen::contains).toList();
    }
}
