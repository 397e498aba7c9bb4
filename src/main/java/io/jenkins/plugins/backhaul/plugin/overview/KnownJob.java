package io.jenkins.plugins.backhaul.plugin.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.backup.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of a job that works with a project's backups.
 *
 * @param place which project
 * @param job the job's full name
 * @param told when its last build said what is expected
 * @param backupSeconds how often it expects a backup; 0 when it does not say
 * @param proofSeconds how often it expects a proof; 0 when it does not say
 * @param backup its last backup; null when it made none
 * @param proof its last proof; null when it made none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnownJob(
        Place place, String job, Instant told, long backupSeconds, long proofSeconds, Made backup, Made proof) {
    /** @throws NullPointerException when a part is missing, naming it */
    public KnownJob {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(told, "told");
    }

    static KnownJob unknown(Place place, String job) {
        return new KnownJob(place, job, Instant.EPOCH, 0, 0, null, null);
    }

    KnownJob expecting(Expected expected, Instant now) {
        return new KnownJob(
                place, job, now, seconds(expected.backupEvery()), seconds(expected.proofEvery()), backup, proof);
    }

    KnownJob backedUp(Made made) {
        return new KnownJob(place, job, told, backupSeconds, proofSeconds, made, proof);
    }

    KnownJob proved(Made made) {
        return new KnownJob(place, job, told, backupSeconds, proofSeconds, backup, made);
    }

    KnownJob movedTo(String name) {
        return new KnownJob(place, name, told, backupSeconds, proofSeconds, backup, proof);
    }

    Expected expected() {
        return new Expected(duration(backupSeconds), duration(proofSeconds));
    }

    /** Whether it has backed the project up or proved it, so that its readers know of the project anyway. */
    boolean hasResults() {
        return backup != null || proof != null;
    }

    private static long seconds(Optional<Duration> every) {
        return every.map(Duration::toSeconds).orElse(0L);
    }

    private static Optional<Duration> duration(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /**
     * A project in a store.
     *
     * @param store its location
     * @param project the name
     */
    public record Place(String store, String project) {
        /** @throws NullPointerException when a part is missing, naming it */
        public Place {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(project, "project");
        }
    }

    /**
     * What a build has made.
     *
     * @param key the object in the store
     * @param build the number of the build
     */
    public record Made(String key, int build) {
        /** @throws NullPointerException when the key is missing */
        public Made {
            Objects.requireNonNull(key, "key");
        }
    }
}
