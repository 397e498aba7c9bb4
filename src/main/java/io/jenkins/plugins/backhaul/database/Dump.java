package io.jenkins.plugins.backhaul.database;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One consistent view of a database, held open: the dump, the fingerprint and the properties all come from the same
 * snapshot. For one thread at a time, but {@link #fingerprint} may run beside {@link #writeTo}.
 */
public interface Dump extends AutoCloseable {
    /** The server and the database. */
    DatabaseFacts facts();

    /** What the dump does not hold. */
    DatabaseProperties properties();

    /** What {@link #fingerprint} will look at and how, each table with 0 rows; known at once. */
    Fingerprint outline(Fingerprint.Depth depth);

    /** Looks into every table. May take as long as reading the whole database. */
    Fingerprint fingerprint(Fingerprint.Depth depth) throws DatabaseException;

    /**
     * Writes the dump and checks that it is complete: the tool's exit code, what it said, and how the dump ends.
     *
     * @param out stays open
     * @return what the tool had to tell though nothing failed, a line each, the last hundred at most
     * @throws DatabaseException when the dump is not complete; what was written is worthless
     * @throws IOException when {@code out} refuses the bytes; the tool is stopped
     * @throws InterruptedException when this thread is interrupted; the tool is stopped
     */
    List<String> writeTo(OutputStream out) throws IOException, InterruptedException;

    /** Lets the snapshot go and stops what still runs, on the server too. */
    @Override
    void close();
}
