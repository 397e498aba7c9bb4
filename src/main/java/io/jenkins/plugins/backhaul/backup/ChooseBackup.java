package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the newest good backup of an environment: a complete one whose last proof did not fail. Where none says
 * that it is of that environment, one that says nothing is taken, if it is of the same database as far as that can be asked, and not
 * of one that is about to be replaced.
 */
public final class ChooseBackup {
    /** So many records are read at most; each is a request. */
    private static final int MOST_READ = 100;

    private final Catalogue catalogue;
    private final Project project;

    /** @param catalogue of the store that the backups are in */
    public ChooseBackup(Catalogue catalogue, Project project) {
        this.catalogue = catalogue;
        this.project = project;
    }

    /**
     * A backup and what its record says.
     *
     * @param backup as the store lists it
     * @param sidecar its record
     */
    public record Chosen(Backup backup, Sidecar sidecar) {}

    /**
     * Chooses.
     *
     * @param copied identities of the environment's databases; empty when they cannot be asked from here
     * @param replaced identities of the databases that are replaced
     */
    public Optional<Chosen> run(String environment, Set<String> copied, Set<String> replaced) throws IOException {
        Optional<Chosen> unnamed = Optional.empty();
        for (Backup each : good()) {
            Optional<Chosen> chosen = record(each);
            String origin = chosen.map(one -> one.sidecar().manifest().origin().environment())
                    .orElse("?");
            if (origin.equals(environment)) {
                return chosen;
            }
            if (origin.isEmpty() && unnamed.isEmpty() && mayBe(chosen.orElseThrow(), copied, replaced)) {
                unnamed = chosen;
            }
        }
        return unnamed;
    }

    /** A record that is damaged makes its backup no good one. */
    private Optional<Chosen> record(Backup backup) throws IOException {
        try {
            return catalogue.sidecar(backup).map(sidecar -> new Chosen(backup, sidecar));
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    private List<Backup> good() throws IOException {
        return catalogue.list(project).stream()
                .filter(each -> each.status() == Backup.Status.COMPLETE)
                .filter(each -> each.lastProof()
                        .filter(proof -> proof.verdict() == Verdict.FAILED)
                        .isEmpty())
                .limit(MOST_READ)
                .toList();
    }

    private static boolean mayBe(Chosen unnamed, Set<String> copied, Set<String> replaced) {
        List<String> dumped = unnamed.sidecar().manifest().databases().stream()
                .map(each -> each.facts().identity())
                .toList();
        return dumped.stream().noneMatch(replaced::contains)
                && (copied.isEmpty() || dumped.stream().anyMatch(copied::contains));
    }
}
