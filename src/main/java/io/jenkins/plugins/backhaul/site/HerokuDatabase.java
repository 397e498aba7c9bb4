package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.database.Claim;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import java.io.IOException;
import java.util.List;

/**
 * A database at Heroku, whose user has no right to anything else on its server: nothing can be made beside it. So a replacement is
 * made, checked and treated in a workshop, a server of the project's own, and handed over at the end.
 */
final class HerokuDatabase implements Database {
    private final PostgresDatabase database;
    private final Workshop workshop;
    private final Safekeeping safekeeping;

    /** A database of the workshop's server, by its name; it need not exist. */
    interface Workshop {
        PostgresDatabase named(String name) throws IOException;
    }

    /** Keeps what is in the database before it is replaced. */
    interface Safekeeping {
        /** Returns what a person finds it by. */
        String keep() throws IOException, InterruptedException;
    }

    /** @param database as it would be if its user had every right */
    HerokuDatabase(PostgresDatabase database, Workshop workshop, Safekeeping safekeeping) {
        this.database = database;
        this.workshop = workshop;
        this.safekeeping = safekeeping;
    }

    @Override
    public String name() {
        return database.name();
    }

    @Override
    public String describe() {
        return database.describe();
    }

    @Override
    public DatabaseFacts inspect() throws DatabaseException {
        return database.inspect();
    }

    /** Its server answers only those who ask for the database itself, so that one that is missing is a fault. */
    @Override
    public boolean exists() throws DatabaseException {
        database.inspect();
        return true;
    }

    @Override
    public SqlSession openSession() throws DatabaseException {
        return database.openSession();
    }

    @Override
    public Dump openDump(DumpFormat format) throws DatabaseException {
        return database.openDump(format);
    }

    /** In the workshop. Only encoding and locale are those of the dump: Heroku's database keeps all that is its own. */
    @Override
    public Replacement createReplacement(DatabaseProperties properties, String dumpedIdentity)
            throws DatabaseException {
        Replacement copy = inWorkshop(name()).createReplacement(PostgresDatabase.ofTheData(properties), dumpedIdentity);
        return new HandedOver(copy, database, inWorkshop(copy.name()), safekeeping);
    }

    /** Those in the workshop. */
    @Override
    public List<String> sweepLeftovers() throws DatabaseException {
        return inWorkshop(name()).sweepLeftovers();
    }

    @Override
    public Claim claim(String words) throws DatabaseException, InterruptedException {
        return database.claimInside(words);
    }

    private PostgresDatabase inWorkshop(String name) throws DatabaseException {
        try {
            return workshop.named(name);
        } catch (IOException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }
}
