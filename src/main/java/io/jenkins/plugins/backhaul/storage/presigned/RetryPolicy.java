package io.jenkins.plugins.backhaul.storage.presigned;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often to try again and how long to wait before: exponential backoff with full jitter, so that many clients that
 * failed together do not return together.
 *
 * @param attempts tries in all, at least 1
 * @param base the longest wait before the second try; doubles with every further one
 * @param longest no wait is longer
 */
public record RetryPolicy(int attempts, Duration base, Duration longest) {
    /** Outlasts half a minute of an unreachable or overloaded store. */
    public static RetryPolicy patient() {
        return new RetryPolicy(10, Duration.ofMillis(250), Duration.ofSeconds(20));
    }

    /**
     * How long to wait after the given try failed.
     *
     * @param attempt from 1
     * @param asked what the store asked for; zero if nothing. Kept to, but no longer than {@link #longest()}
     */
    Duration pauseAfter(int attempt, Duration asked) {
        long ceiling = Math.min(longest.toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
        long jittered = ThreadLocalRandom.current().nextLong(ceiling + 1);
        return Duration.ofMillis(Math.max(jittered, Math.min(asked.toMillis(), longest.toMillis())));
    }
}
