package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.List;

/** A database at a provider who gives its user no right to anything else on the server: nothing can be made beside it. */
final class HostedDatabase implements Database {
    private final Database database;

    /** @param database as it would be if its user had every right */
    HostedDatabase(Database database) {
        this.database = database;
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

    @Override
    public Replacement createReplacement(DatabaseProperties properties, String dumpedIdentity)
            throws DatabaseException {
        throw new DatabaseException(
                "Beside " + describe() + " no other database can be made: Heroku gives no right to");
    }

    @Override
    public List<String> sweepLeftovers() {
        return List.of();
    }
}
