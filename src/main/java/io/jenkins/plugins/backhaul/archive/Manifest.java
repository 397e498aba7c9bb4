package io.jenkins.plugins.backhaul.archive;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an archive holds and where it comes from. It is the first member of the archive, {@value #MEMBER}, and again part of
 * the {@link Sidecar} beside it.
 *
 * @param format the version of this description; {@value #FORMAT} is the only one yet
 * @param project whose backup it is
 * @param created when it was begun, to the second; the archive is named after it
 * @param origin where it comes from
 * @param databases what was dumped, in the archive's order
 */
public record Manifest(int format, String project, Instant created, Origin origin, List<DumpedDatabase> databases) {
    /** The name of the manifest inside the archive. */
    public static final String MEMBER = "manifest.json";

    /** The version of the description that this class writes. */
    public static final int FORMAT = 1;

    /** @throws IllegalArgumentException when it is of another format */
    public Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "The manifest is of format " + format + "; this version reads format " + FORMAT);
        }
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(origin, "origin");
        databases = List.copyOf(Objects.requireNonNull(databases, "databases"));
    }

    /** The rows of all databases together. */
    public long rows() {
        return databases.stream().mapToLong(each -> each.fingerprint().rows()).sum();
    }

    /** The tables of all databases together. */
    public int tables() {
        return databases.stream()
                .mapToInt(each -> each.fingerprint().tables().size())
                .sum();
    }
}
