package io.jenkins.plugins.backhaul.heroku;

import java.time.Duration;

/**
 * How long Heroku is waited for.
 *
 * @param answer for one answer, to its last byte
 * @param tries how often a question is asked that gets no answer, or none that is worth having; at least 1
 * @param pause before the second try; doubles with every further one
 * @param longestPause no pause is longer, whatever Heroku asks for
 * @param work for a capture or a restore to end
 */
public record Patience(Duration answer, int tries, Duration pause, Duration longestPause, Duration work) {
    /** Half a minute for an answer, half a day for work. */
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(30), 5, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofHours(12));
    }

    /** @param asked what Heroku asked for; zero if nothing */
    Duration pauseAfter(int tried, Duration asked) {
        Duration own = pause.multipliedBy(1L << Math.min(tried - 1, 10));
        Duration wanted = own.compareTo(asked) > 0 ? own : asked;
        return wanted.compareTo(longestPause) > 0 ? longestPause : wanted;
    }
}
