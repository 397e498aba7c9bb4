package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the newest good backup of an environment: a complete one whose last proof did not fail. One that does not say where it
 * comes from counts, unless it is of a database that is about to be replaced.
 */
final class ChooseBackup {
    /** So many records are read at most; each is a request. */
    private static final int MOST_READ = 100;

    private final Catalogue catalogue;
    private final Project project;

    ChooseBackup(Catalogue catalogue, Project project) {
        this.catalogue = catalogue;
        this.project = project;
    }

    /**
     * A backup and what its record says.
     *
     * @param backup as the store lists it
     * @param sidecar its record
     */
    record Chosen(Backup backup, Sidecar sidecar) {}

    /** @param replaced identities of the databases that are replaced */
    Optional<Chosen> run(String environment, Set<String> replaced) throws IOException {
        List<Backup> good = catalogue.list(project).stream()
                .filter(each -> each.status() == Backup.Status.COMPLETE)
                .filter(each -> each.lastProof()
                        .filter(proof -> proof.verdict() == Verdict.FAILED)
                        .isEmpty())
                .limit(MOST_READ)
                .toList();
        for (Backup each : good) {
            Optional<Sidecar> sidecar = catalogue.sidecar(each);
            if (sidecar.isPresent() && isOf(environment, sidecar.get().manifest(), replaced)) {
                return Optional.of(new Chosen(each, sidecar.get()));
            }
        }
        return Optional.empty();
    }

    static boolean isOf(String environment, Manifest manifest, Set<String> replaced) {
        String origin = manifest.origin().environment();
        return origin.equals(environment)
                || (origin.isEmpty()
                        && manifest.databases().stream()
                                .noneMatch(each -> replaced.contains(each.facts().identity())));
    }
}
