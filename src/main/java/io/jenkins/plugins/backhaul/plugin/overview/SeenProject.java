package io.jenkins.plugins.backhaul.plugin.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.ProjectStatus;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A project as it was last listed, without what depends on when it is read.
 *
 * @param project its name
 * @param seen when it was listed
 * @param backups how many there were
 * @param last the newest; null when there was none
 * @param first when the oldest was made; null when there was none
 * @param lastProof the last proof, good or not; null when there was none
 * @param lastGoodProof the last one that did not fail; null when there was none
 * @param sizes of the newest backups in bytes, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeenProject(
        String project,
        Instant seen,
        int backups,
        SeenBackup last,
        Instant first,
        SeenProof lastProof,
        SeenProof lastGoodProof,
        List<Long> sizes) {
    /** @throws NullPointerException when a part is missing, naming it */
    public SeenProject {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(seen, "seen");
        sizes = List.copyOf(Objects.requireNonNull(sizes, "sizes"));
    }

    /**
     * What was listed of a project.
     *
     * @param seen when it was listed
     */
    public static SeenProject of(ProjectStatus status, Instant seen) {
        return new SeenProject(
                status.project().name(),
                seen,
                status.count(),
                status.last().map(SeenBackup::of).orElse(null),
                status.first().orElse(null),
                status.lastProof().map(SeenProof::of).orElse(null),
                status.lastGoodProof().map(SeenProof::of).orElse(null),
                status.sizes());
    }

    /** A project of which the store knows nothing. */
    static SeenProject without(String project, Instant seen) {
        return new SeenProject(project, seen, 0, null, null, null, null, List.of());
    }

    /** How it stands now. */
    ProjectStatus status(Expected expected, Instant now) {
        return new ProjectStatus(
                        new Project(project),
                        Optional.ofNullable(last).map(SeenBackup::backup),
                        Optional.ofNullable(first),
                        mark(lastProof),
                        mark(lastGoodProof),
                        sizes,
                        backups,
                        List.of())
                .judged(expected, now);
    }

    private static Optional<ProofMark> mark(SeenProof proof) {
        return Optional.ofNullable(proof).map(SeenProof::mark);
    }

    /**
     * A backup as it was listed.
     *
     * @param key of its archive
     * @param size in bytes
     * @param time when it was made
     */
    public record SeenBackup(String key, long size, Instant time) {
        /** @throws NullPointerException when a part is missing, naming it */
        public SeenBackup {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(time, "time");
        }

        static SeenBackup of(Backup backup) {
            return new SeenBackup(backup.object().key().value(), backup.object().size(), backup.time());
        }

        Backup backup() {
            StoredObject object = new StoredObject(new ObjectKey(key), size, time, "");
            return new Backup(object, time, Backup.Status.COMPLETE, Optional.empty(), List.of());
        }
    }
}
