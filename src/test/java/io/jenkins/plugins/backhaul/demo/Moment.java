package io.jenkins.plugins.backhaul.demo;

import java.time.Instant;
import java.util.Random;

/** Times that do not depend on the day on which the site is made. */
final class Moment {
    private static final Instant NOW = Instant.parse("2026-06-30T22:15:00.000001Z");

    private Moment() {}

    /** A time, to the microsecond, in the last so many days before the site's present. */
    static Instant within(int days, Random random) {
        return NOW.minusSeconds(random.nextInt(days * 86_400)).minusNanos(random.nextInt(1_000_000) * 1000L);
    }
}
