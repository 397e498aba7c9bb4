package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/**
 * How the project is tested.
 *
 * @param command what a shell runs; empty when the project says nothing
 * @param reports a pattern for the JUnit reports that it leaves
 */
public record TestSettings(Optional<String> command, Optional<String> reports) {}
