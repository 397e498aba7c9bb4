package io.jenkins.plugins.backhaul.media;

/**
 * Media that nothing is ever written to.
 *
 * @param environment what the project calls the environment that they are of
 * @param ground where they are
 */
public record ProtectedMedia(String environment, Ground ground) {}
