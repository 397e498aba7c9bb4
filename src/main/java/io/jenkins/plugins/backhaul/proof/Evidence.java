package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.backup.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a proof has shown, to be kept beside the archive as JSON.
 *
 * @param format the version of this description; {@value #FORMAT} is the only one yet
 * @param project whose backup it is
 * @param archive what was tried
 * @param verdict what came of it
 * @param reasons why it failed, one sentence each; empty unless it did
 * @param begun when the proof was begun
 * @param restoreSeconds how long it took until everything was restored, from the first byte fetched to the last one loaded
 * @param seconds how long the whole proof took
 * @param by who proved it
 * @param compared what was compared with what, and what could not be
 * @param databases what was restored, as far as the proof came
 */
public record Evidence(
        int format,
        String project,
        Archive archive,
        Verdict verdict,
        List<String> reasons,
        Instant begun,
        double restoreSeconds,
        double seconds,
        Origin by,
        List<Comparison> compared,
        List<ProvenDatabase> databases) {
    /** The version of the description that this class writes. */
    public static final int FORMAT = 1;

    /** More than the evidence of 50,000 tables takes; a larger object is refused. */
    public static final int LARGEST = 16 << 20;

    private static final int MOST_REASONS = 5;

    /** @throws IllegalArgumentException when it is of another format */
    public Evidence {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "The evidence is of format " + format + "; this version reads format " + FORMAT);
        }
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(begun, "begun");
        Objects.requireNonNull(by, "by");
        reasons = List.copyOf(reasons);
        compared = List.copyOf(compared);
        databases = List.copyOf(databases);
    }

    /** Reads evidence. */
    public static Evidence read(byte[] json) throws ArchiveException {
        return Json.read(json, Evidence.class, "evidence");
    }

    /** Why the backup is not proven, in one line; only for evidence that says so. */
    public String failure() {
        int shown = Math.min(MOST_REASONS, reasons.size());
        String rest = reasons.size() > shown ? "; and " + (reasons.size() - shown) + " more" : "";
        return project + "/" + archive.name() + " is not proven: " + String.join("; ", reasons.subList(0, shown))
                + rest;
    }

    /** The rows that were found in all databases together. */
    public long rows() {
        return databases.stream().mapToLong(ProvenDatabase::rows).sum();
    }

    /** The tables that were found in all databases together. */
    public long tables() {
        return databases.stream().mapToLong(each -> each.tables().size()).sum();
    }

    /** The checks that were run on all databases together. */
    public long checks() {
        return databases.stream().mapToLong(each -> each.checks().size()).sum();
    }

    /**
     * The archive that was tried.
     *
     * @param location as a person names it, with its store
     * @param name the last part of its key
     * @param size in bytes, as the store lists it
     * @param sha256 of all of it, lower-case hexadecimal; empty when it was not read to its end
     * @param made when it was made, by its name
     */
    public record Archive(String location, String name, long size, String sha256, Instant made) {
        /** @throws NullPointerException when a part is missing, naming it */
        public Archive {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(made, "made");
        }
    }

    /**
     * One thing that was compared, or could not be.
     *
     * @param made whether it was
     * @param sentence what, and what was seen; or why not
     */
    public record Comparison(boolean made, String sentence) {
        /** @throws NullPointerException when there is no sentence */
        public Comparison {
            Objects.requireNonNull(sentence, "sentence");
        }
    }
}
