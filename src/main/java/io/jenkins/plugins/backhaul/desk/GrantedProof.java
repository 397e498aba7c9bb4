package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The one proof that a piece of work makes.
 *
 * @param project whose backup it is
 * @param archive the backup
 * @param given when the work was given out
 * @param clock the controller's
 */
record GrantedProof(Project project, ObjectKey archive, Instant given, Clock clock) {
    /** So far may the clocks of agent and controller be apart. */
    private static final Duration INACCURACY = Duration.ofDays(1);

    /** Whether the proof can have been begun then. */
    boolean canBegin(Instant time) {
        return !time.isBefore(given.minus(INACCURACY))
                && !time.isAfter(clock.instant().plus(INACCURACY));
    }
}
