package io.jenkins.plugins.backhaul.media;

/**
 * Where nothing is ever copied to or deleted.
 *
 * @param holds what is there, to be told: {@code media of production}
 * @param ground where it is
 */
public record ProtectedPlace(String holds, Ground ground) {}
