package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import java.util.Optional;

/**
 * A backup as machines are shown it. What only a sidecar knows is left out where there is none.
 *
 * @param key where it is in the store
 * @param time when it was made
 * @param size of the archive, in bytes
 * @param status {@code complete}, {@code incomplete}, {@code legacy} or {@code damaged}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownBackup(
        String key,
        String time,
        long size,
        String status,
        Long dumpSize,
        Integer tables,
        Long rows,
        Double seconds,
        ShownProof proof) {
    static ShownBackup of(Project project, Sidecar made) {
        Manifest manifest = made.manifest();
        return new ShownBackup(
                project.folder() + made.archive().name(),
                manifest.created().toString(),
                made.archive().size(),
                Backup.Status.COMPLETE.toString(),
                dumpSize(manifest),
                manifest.tables(),
                manifest.rows(),
                made.archive().seconds(),
                null);
    }

    static ShownBackup of(Backup backup, Optional<Sidecar> sidecar) {
        return of(backup, backup.status().toString(), sidecar);
    }

    /** A backup whose sidecar is not what it must be. */
    static ShownBackup damaged(Backup backup) {
        return of(backup, "damaged", Optional.empty());
    }

    private static ShownBackup of(Backup backup, String status, Optional<Sidecar> sidecar) {
        Optional<Manifest> manifest = sidecar.map(Sidecar::manifest);
        return new ShownBackup(
                backup.object().key().value(),
                backup.time().toString(),
                backup.object().size(),
                status,
                manifest.map(ShownBackup::dumpSize).orElse(null),
                manifest.map(Manifest::tables).orElse(null),
                manifest.map(Manifest::rows).orElse(null),
                sidecar.map(each -> each.archive().seconds()).orElse(null),
                backup.lastProof().map(ShownProof::of).orElse(null));
    }

    private static long dumpSize(Manifest manifest) {
        return manifest.databases().stream()
                .mapToLong(each -> each.dump().size())
                .sum();
    }

    /**
     * The last proof of a backup.
     *
     * @param time when it was begun
     * @param verdict {@code proven}, {@code restorable} or {@code failed}
     * @param evidence the key of what was seen
     */
    record ShownProof(String time, String verdict, String evidence) {
        static ShownProof of(ProofMark mark) {
            return new ShownProof(
                    mark.time().toString(),
                    mark.verdict().toString(),
                    mark.evidence().value());
        }
    }
}
