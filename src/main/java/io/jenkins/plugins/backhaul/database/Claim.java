package io.jenkins.plugins.backhaul.database;

/**
 * Keeps everybody else, on whichever machine, from making a database anew. It ends with the session that holds it, however that ends:
 * no process that is killed leaves one.
 */
public interface Claim extends AutoCloseable {
    /** Whether the server still knows of it; no when its session was ended meanwhile. */
    boolean isHeld();

    /** Ends it. */
    @Override
    void close();
}
