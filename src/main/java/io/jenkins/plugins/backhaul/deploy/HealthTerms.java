package io.jenkins.plugins.backhaul.deploy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * When an environment is well.
 *
 * @param question what is asked over HTTP; empty when nothing is
 * @param timeout how long it may take to become well
 * @param hold how long it must then stay so without a break
 */
public record HealthTerms(Optional<Question> question, Duration timeout, Duration hold) {
    /**
     * A request and the answer that it must get. Redirects are followed.
     *
     * @param url where
     * @param status of the answer; empty for any of 200 to 299
     * @param text what must stand in the first mebibyte of the answer
     */
    public record Question(URI url, Optional<Integer> status, Optional<String> text) {}
}
