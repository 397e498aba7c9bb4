package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.Claim;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL database, reached through PostgreSQL's own programs only. */
public final class PostgresDatabase implements Database {
    private final Toolbox toolbox;
    private final PostgresConnection connection;
    private final PostgresSettings settings;

    private PostgresDatabase(Toolbox toolbox, PostgresConnection connection, PostgresSettings settings) {
        this.toolbox = toolbox;
        this.connection = connection;
        this.settings = settings;
    }

    /**
     * A database; nothing is started or connected yet.
     *
     * @param tools where PostgreSQL's programs are, and thus from where the connection is made
     */
    public static PostgresDatabase of(
            Programs programs, PostgresTools tools, PostgresConnection connection, PostgresSettings settings) {
        return new PostgresDatabase(new Toolbox(programs, tools), connection, settings);
    }

    /** Of those properties what a dump needs of the database that it is loaded into, whosever that is: encoding and locale. */
    public static DatabaseProperties ofTheData(DatabaseProperties properties) {
        Map<String, String> attributes = new HashMap<>(properties.attributes());
        attributes.keySet().retainAll(DatabaseSettings.OF_THE_DATA);
        return new DatabaseProperties(attributes, List.of());
    }

    @Override
    public String name() {
        return connection.database();
    }

    @Override
    public String describe() {
        return connection.toString();
    }

    @Override
    public DatabaseFacts inspect() throws DatabaseException {
        try (PsqlSession session = PsqlSession.open(toolbox, connection)) {
            return Facts.of(session);
        }
    }

    @Override
    public boolean exists() throws DatabaseException {
        try (Server server = Server.of(toolbox, connection)) {
            return server.has(name());
        }
    }

    @Override
    public SqlSession openSession() throws DatabaseException {
        return PostgresSqlSession.open(toolbox, connection);
    }

    @Override
    public Dump openDump(DumpFormat format) throws DatabaseException {
        return PostgresDump.open(toolbox, connection, format);
    }

    @Override
    public Replacement createReplacement(DatabaseProperties properties, String dumpedIdentity)
            throws DatabaseException {
        return PostgresReplacement.create(toolbox, connection, settings, properties, dumpedIdentity);
    }

    /**
     * Replaces all that is in it, in one transaction; its own settings, owner and grants stay. For a server where nothing can be made
     * beside it. Sessions of the same user are ended.
     *
     * @param dump a plain dump; read to its end but not closed
     * @param expected what must be there in the end
     * @return what a person should know though nothing failed, one sentence each
     * @throws DatabaseException when it failed; the database is as it was, unless the message says otherwise
     * @throws IOException when {@code dump} cannot be read to its end; the database is as it was
     * @throws InterruptedException when this thread is interrupted; the database is as it was
     */
    public List<String> replaceContents(InputStream dump, Fingerprint expected)
            throws IOException, InterruptedException {
        return new ReplaceContents(PsqlSession.open(toolbox, connection)).run(dump, expected);
    }

    @Override
    public List<String> sweepLeftovers() throws DatabaseException {
        List<String> dropped = new ArrayList<>();
        try (Server server = Server.of(toolbox, connection)) {
            for (String leftover : server.restoring(name())) {
                int key = BesideName.restoringKey(name(), leftover).orElseThrow();
                if (server.tryLock(key)) {
                    if (server.dropUnlessUsed(leftover)) {
                        dropped.add(leftover);
                    }
                    server.unlock(key);
                }
            }
        }
        return dropped;
    }

    /** In a database beside it, as sessions inside are ended when it is replaced. */
    @Override
    public Claim claim(String words) throws DatabaseException, InterruptedException {
        return AdvisoryClaim.take(Server.of(toolbox, connection).session(), connection, words);
    }

    /** The same inside of it: for a user who may go nowhere else, and a database that only ever gets other contents. */
    public Claim claimInside(String words) throws DatabaseException, InterruptedException {
        return AdvisoryClaim.take(PsqlSession.open(toolbox, connection), connection, words);
    }

    @Override
    public Optional<String> keptAs(String identity) throws DatabaseException {
        try (Server server = Server.of(toolbox, connection)) {
            return keptAs(server, identity);
        }
    }

    private Optional<String> keptAs(Server server, String identity) throws DatabaseException {
        for (String each : server.replaced(name())) {
            if (Facts.identity(server.session(), each).equals(identity)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Override
    public void dropReplaced(String identity) throws DatabaseException {
        try (Server server = Server.of(toolbox, connection)) {
            Optional<String> kept = keptAs(server, identity);
            if (kept.isPresent()) {
                server.dropReplaced(kept.get());
            }
        }
    }
}
