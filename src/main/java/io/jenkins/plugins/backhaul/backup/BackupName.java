package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How our backups are named: {@code <project>/<yyyyMMdd-HHmmss>.tar.lrz} in UTC, so that names sort by time, and beside it
 * {@code .json}, the sidecar.
 *
 * @param project whose backup it is
 * @param time when it was begun, to the second
 */
public record BackupName(Project project, Instant time) {
    static final String ARCHIVE = ".tar.lrz";
    static final String SIDECAR = ".json";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Drops what is finer than a second. */
    public BackupName {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The name that belongs to an archive of that project; empty when the archive is not named as ours are. */
    public static Optional<BackupName> of(Project project, ObjectKey archive) {
        return BackupTime.in(archive.name())
                .map(time -> new BackupName(project, time))
                .filter(name -> name.archive().equals(archive));
    }

    /** Where the sidecar of an archive is, if it has one; empty when there can be none. */
    public static Optional<ObjectKey> sidecarOf(ObjectKey archive) {
        return archive.value().endsWith(ARCHIVE)
                ? Optional.of(new ObjectKey(ProofMark.stem(archive) + SIDECAR))
                : Optional.empty();
    }

    /** Where the archive is kept. */
    public ObjectKey archive() {
        return new ObjectKey(project.folder() + stamp() + ARCHIVE);
    }

    /** Where the sidecar is kept. */
    public ObjectKey sidecar() {
        return new ObjectKey(project.folder() + stamp() + SIDECAR);
    }

    /** The time as it stands in the name, such as {@code 20261120-031500}. */
    public String stamp() {
        return stamp(time);
    }

    static String stamp(Instant time) {
        return STAMP.format(time);
    }
}
