package io.jenkins.plugins.backhaul.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A new database beside the live one. Nobody but the user of the restore, and whoever may do anything on the server or owns the
 * database, can connect to it before it is swapped in. It is filled, checked and then swapped in; {@link #close()} drops it unless it was.
 */
public interface Replacement extends AutoCloseable {
    /** Its present name on the server. */
    String name();

    /**
     * Loads a dump into it. The dump is untrusted: nothing in it can run a command on this machine.
     *
     * @return what a person should know though nothing failed, one sentence each: a role that is missing here, an extension
     *     whose comment could not be set
     * @throws DatabaseException when a statement failed; the message holds the first failure, and the line of the dump
     * @throws IOException when {@code dump} cannot be read to its end
     * @throws InterruptedException when this thread is interrupted; what was running is stopped
     */
    List<String> load(InputStream dump, DumpFormat format) throws IOException, InterruptedException;

    /** The server and this database as it stands now. */
    DatabaseFacts facts() throws DatabaseException;

    /** The {@link DatabaseFacts#identity()} that the live database has once this one was swapped in. */
    default String identityOnceLive() throws DatabaseException {
        return facts().identity();
    }

    /** Looks into every table as it stands now. */
    Fingerprint fingerprint(Fingerprint.Depth depth) throws DatabaseException;

    /**
     * Asks one question of a person's own, as an ordinary session of this database would, in a transaction that can change
     * nothing. The question is trusted as its author is: it runs with the rights of the restore.
     *
     * @param query in the kind's own language; a final semicolon does no harm
     * @return the one value of the one row that it must return, dates and times as ISO 8601 has them and in UTC; empty when
     *     the value is null
     * @throws DatabaseException when it fails, or returns anything else; says what
     */
    Optional<String> answer(String query) throws DatabaseException;

    /** Opens a session in it, with the rights of the restore; the caller closes it. */
    SqlSession openSession() throws DatabaseException;

    /**
     * Runs a program of a person's own against it, led to it by the variables that programs of this kind of database know. It can
     * change what is in the database.
     *
     * @throws DatabaseException when it cannot be started, or a program of this machine cannot reach the database
     * @throws InterruptedException when this thread is interrupted; the program is killed first
     */
    OwnProgram.End run(OwnProgram program) throws DatabaseException, InterruptedException;

    /**
     * Gives it the live name: connections to the live database are ended, it is renamed to {@code <name>_before_<date>}, and
     * this one takes its name, all in one transaction. Afterwards the settings and grants of the properties are in force.
     *
     * @return the name under which the former database is kept; empty when there was none
     * @throws DatabaseException when it could not be done; the live database is as it was
     */
    String swapIn() throws DatabaseException;

    /** What a person should know of {@link #swapIn()} though nothing failed, one sentence each. */
    default List<String> notesOfSwap() {
        return List.of();
    }

    /** Drops the database that {@link #swapIn()} put aside. */
    void dropReplaced() throws DatabaseException;

    /** The name of this database when {@link #close()} could not drop it; the next restore sweeps it. */
    Optional<String> leftover();

    /** Drops it unless it was swapped in; {@link #leftover()} tells when that failed. */
    @Override
    void close();
}
