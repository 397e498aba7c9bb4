package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.util.Map;
import java.util.Optional;

/** Databases of the private server as the room sees them. */
final class ServerForTests {
    private ServerForTests() {}

    static PostgresDatabase database(String name) {
        return database(connection(name), PostgresSettings.usual());
    }

    static PostgresDatabase database(PostgresConnection connection, PostgresSettings settings) {
        LocalPrograms programs = new LocalPrograms();
        return PostgresDatabase.of(programs, PostgresTools.onThisMachine(programs), connection, settings);
    }

    static PsqlSession session(String name) throws DatabaseException {
        LocalPrograms programs = new LocalPrograms();
        return PsqlSession.open(new Toolbox(programs, PostgresTools.onThisMachine(programs)), connection(name));
    }

    static PostgresConnection connection(String name) {
        PrivatePostgres server = PrivatePostgres.shared();
        return new PostgresConnection(
                server.socketFolder().toString(),
                String.valueOf(server.port()),
                PrivatePostgres.USER,
                Optional.empty(),
                name,
                Map.of());
    }
}
