package io.jenkins.plugins.backhaul.staging.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is on a branch that is about to become another one.
 *
 * @param base the branch that it becomes, such as master
 * @param baseTip the commit that this one is at
 * @param branch the branch itself, such as staging
 * @param tip the commit that it is at; nothing when there is no such branch yet
 * @param merged the branches that were merged into it and not into the base, the newest first
 * @param strays commits on it that are on no other branch; nothing when there are none
 */
public record BranchSurvey(
        String base,
        Commit baseTip,
        String branch,
        Optional<Commit> tip,
        List<Merged> merged,
        Optional<Strays> strays) {
    /** When nobody has worked on it for so long, it is stale. */
    public static final Duration STALE_AFTER = Duration.ofDays(90);

    /** Keeps a copy of the list. */
    public BranchSurvey {
        merged = List.copyOf(merged);
    }

    /**
     * A branch that was merged.
     *
     * @param name its name
     * @param author who made its last commit
     * @param last when that was
     * @param commits how many of its own are on the branch that was surveyed; merges are not counted
     * @param newer how many more it has got since
     */
    public record Merged(String name, String author, Instant last, int commits, int newer) {
        /** Whether nobody has worked on it for long. */
        public boolean isStale(Instant now) {
            return last.plus(STALE_AFTER).isBefore(now);
        }
    }

    /**
     * Commits of no branch: made directly, or of a branch that is gone.
     *
     * @param count how many
     * @param newest the first line of the newest one
     * @param author who made that
     * @param last when that was
     */
    public record Strays(int count, String newest, String author, Instant last) {}
}
