package io.jenkins.plugins.backhaul.scrub;

/**
 * SQL of a project's own.
 *
 * @param name where it is written, such as the name of a file
 * @param text one or more statements, which must not end the transaction that they run in
 */
public record OwnStatements(String name, String text) {}
