package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a backup was proven, or was not, as the name of the evidence beside it tells: {@code <date>.proof-<when>-<verdict>.json},
 * {@code <date>} being the archive's name without {@code .tar.lrz}, or all of it when it ends otherwise. The verdict stands in
 * the name so that a list of thousands of backups needs to read no evidence.
 *
 * @param archive the archive that was tried
 * @param time when the proof was begun, to the second
 * @param verdict what came of it
 */
public record ProofMark(ObjectKey archive, Instant time, Verdict verdict) {
    private static final Pattern EVIDENCE = Pattern.compile(
            "(?<archive>.+)\\.proof-(?<stamp>\\d{8}-\\d{6})-(?<verdict>proven|restorable|failed)\\.json");

    /** Drops what is finer than a second. */
    public ProofMark {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where the evidence is kept. */
    public ObjectKey evidence() {
        return new ObjectKey(stem(archive) + ".proof-" + BackupName.stamp(time) + "-" + verdict + ".json");
    }

    /** The mark of a backup's archive that a listed object is; empty when it is none. */
    static Optional<Written> in(ObjectKey object) {
        Matcher name = EVIDENCE.matcher(object.value());
        if (!name.matches()) {
            return Optional.empty();
        }
        Verdict verdict = Verdict.valueOf(name.group("verdict").toUpperCase(Locale.ROOT));
        return BackupTime.in(name.group("stamp")).map(time -> new Written(name.group("archive"), time, verdict));
    }

    /** What the names of all evidence of an archive begin with. */
    static String stem(ObjectKey archive) {
        String key = archive.value();
        return key.endsWith(BackupName.ARCHIVE) ? key.substring(0, key.length() - BackupName.ARCHIVE.length()) : key;
    }

    /**
     * A mark as it is listed.
     *
     * @param stem of the archive's key
     */
    record Written(String stem, Instant time, Verdict verdict) {
        ProofMark of(ObjectKey archive) {
            return new ProofMark(archive, time, verdict);
        }
    }
}
