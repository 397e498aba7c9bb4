package io.jenkins.plugins.backhaul.database;

import java.util.List;
import java.util.Optional;

/** One database on one server. Opening none of its connections before it is asked something; holding none in between. */
public interface Database {
    /** Its name on the server. */
    String name();

    /** The database as a person names it, such as {@code wizards on db.example:5432}. Holds no secret. */
    String describe();

    /** Asks the server about it. */
    DatabaseFacts inspect() throws DatabaseException;

    /**
     * Whether the server has a database of this name. {@code false} only when the server was asked and said no; every
     * other fault is an exception.
     */
    boolean exists() throws DatabaseException;

    /** Opens a session in it; the caller closes it. */
    SqlSession openSession() throws DatabaseException;

    /**
     * Takes a snapshot and holds it, and what is needed to read it, until the dump is closed.
     *
     * @throws DatabaseException when the server cannot be reached, does not know the database, or is newer than the tools
     */
    Dump openDump(DumpFormat format) throws DatabaseException;

    /**
     * Creates a new, empty database beside this one, to be filled and then swapped in. This database is not touched and
     * need not exist.
     *
     * <p>Encoding and locale always come from the dump, as far as the server can. Owner, grants, settings, connection limit,
     * table space and comment do too, unless this database exists and is another one than was dumped: then it keeps its own,
     * and a note of the load says so.
     *
     * @param properties of the database that was dumped
     * @param dumpedIdentity which database that was ({@link DatabaseFacts#identity()}); empty when nobody knows
     * @throws DatabaseException when it cannot be created, or when something would later forbid the swap (a replication
     *     slot, a prepared transaction), which is named
     */
    Replacement createReplacement(DatabaseProperties properties, String dumpedIdentity) throws DatabaseException;

    /**
     * Drops what restores that were killed have left beside this database: replacements that nobody fills any more. Never
     * this database, never one that it replaced. Those that belong to other users stay.
     *
     * @return the names of the databases that were dropped
     */
    List<String> sweepLeftovers() throws DatabaseException;

    /**
     * Claims it, whichever database has its name meanwhile.
     *
     * @param words who wants to make it anew, for whoever meets the claim; the server keeps 63 bytes of it
     * @throws ClaimedException when somebody else has claimed it
     * @throws DatabaseException when its server cannot be asked
     */
    Claim claim(String words) throws DatabaseException, InterruptedException;

    /**
     * The name under which a database that this one has replaced is kept.
     *
     * @param identity what {@link DatabaseFacts#identity()} said of it
     * @return nothing when it is not on the server any more, or is this one
     */
    default Optional<String> keptAs(String identity) throws DatabaseException {
        return Optional.empty();
    }

    /** Drops a database that this one has replaced, if it is still kept. */
    default void dropReplaced(String identity) throws DatabaseException {}
}
