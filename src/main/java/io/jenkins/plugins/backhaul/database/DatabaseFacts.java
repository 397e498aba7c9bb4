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
public record DatabaseFacts(String kind, String serverVersion, long sizeInBytes, String identity) {
    /** Whether this server is of an older major version; no when either version begins with no number. */
    public boolean isOlderThan(DatabaseFacts other) {
        return major() > 0 && major() < other.major();
    }

    private int major() {
        String digits = serverVersion.split("\\D", 2)[0];
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}
