package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * When an environment is well.
 *
 * @param url what is asked; empty when nothing is
 * @param status what it must answer; empty for any of 200 to 299
 * @param text what must stand in the answer
 * @param timeout how long to wait for it
 * @param hold how long it must then stay so
 */
public record HealthSettings(
        Optional<URI> url, Optional<Integer> status, Optional<String> text, Duration timeout, Duration hold) {
    /** How long to wait where nothing is said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);

    /** How long it must stay well where nothing is said. */
    public static final Duration USUAL_HOLD = Duration.ofSeconds(5);
}
