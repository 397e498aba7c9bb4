package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import java.util.HashMap;
import java.util.Map;

/** The database that a restored one will replace, and what that one takes over from it. */
final class LiveDatabase {
    private final Toolbox toolbox;
    private final PostgresConnection connection;
    private final Server server;

    LiveDatabase(Toolbox toolbox, PostgresConnection connection, Server server) {
        this.toolbox = toolbox;
        this.connection = connection;
        this.server = server;
    }

    /**
     * The properties of the restored database: the archive's when this is the database that was dumped; else this one's own,
     * but for encoding and locale, which go with the data. An archive of another tool says nothing of either.
     */
    DatabaseProperties choose(DatabaseProperties archived, String dumpedIdentity, LoadNotes notes)
            throws DatabaseException {
        if (Facts.identity(server.session(), connection.database()).equals(dumpedIdentity)) {
            return archived;
        }
        DatabaseProperties own = read();
        if (archived.equals(DatabaseProperties.unknown())) {
            return own;
        }
        DatabaseProperties mixed = mix(archived, own);
        if (!mixed.equals(archived)) {
            notes.add(
                    "The database " + connection.database() + " is not the one that was dumped: it keeps its own owner,"
                            + " grants, settings, connection limit, table space and comment, and gets none from the backup");
        }
        return mixed;
    }

    /** From inside, where its own encoding is read right; a database that nobody can enter any more, from outside. */
    private DatabaseProperties read() throws DatabaseException {
        try (PsqlSession inside = PsqlSession.open(toolbox, connection)) {
            return DatabaseSettings.read(inside, connection.database());
        } catch (DatabaseException e) {
            return DatabaseSettings.read(server.session(), connection.database());
        }
    }

    private static DatabaseProperties mix(DatabaseProperties archived, DatabaseProperties own) {
        Map<String, String> attributes = new HashMap<>(own.attributes());
        attributes.keySet().removeAll(DatabaseSettings.OF_THE_DATA);
        archived.attributes().forEach((name, value) -> {
            if (DatabaseSettings.OF_THE_DATA.contains(name)) {
                attributes.put(name, value);
            }
        });
        return new DatabaseProperties(attributes, own.statements());
    }
}
