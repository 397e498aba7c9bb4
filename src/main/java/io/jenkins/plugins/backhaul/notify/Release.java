package io.jenkins.plugins.backhaul.notify;

import java.time.Instant;

/**
 * A version that was released.
 *
 * @param version the commit's hash
 * @param environment where
 * @param begun when its deployment began
 * @param ended when it was well
 */
public record Release(String version, String environment, Instant begun, Instant ended) {}
