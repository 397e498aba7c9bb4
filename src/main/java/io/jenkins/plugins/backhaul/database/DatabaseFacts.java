package io.jenkins.plugins.backhaul.database;

/**
 * A database as its server describes it.
 *
 * @param kind {@code postgres}
 * @param serverVersion as the server prints it, such as {@code 15.18}
 * @param sizeInBytes what it takes on the server's disk
 * @param identity differs between any two databases, also of equal names on different servers, and stays the same however
 *     the server is reached
 */
public record DatabaseFacts(String kind, String serverVersion, long sizeInBytes, String identity) {}
