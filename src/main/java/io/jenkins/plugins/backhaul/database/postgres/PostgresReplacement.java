package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A database that is filled beside the live one. As long as it lives, its server session holds a lock that says so. */
final class PostgresReplacement implements Replacement {
    private final Toolbox toolbox;
    private final PostgresConnection live;
    private final PostgresSettings settings;
    private final Server server;
    private final LoadNotes notes = new LoadNotes();
    private DatabaseProperties properties;
    private String name;
    private String replaced = "";
    private boolean swapped;

    private PostgresReplacement(
            Toolbox toolbox,
            PostgresConnection live,
            PostgresSettings settings,
            Server server,
            DatabaseProperties properties) {
        this.toolbox = toolbox;
        this.live = live;
        this.settings = settings;
        this.server = server;
        this.properties = properties;
        this.name = BesideName.restoring(live.database());
    }

    static PostgresReplacement create(
            Toolbox toolbox, PostgresConnection live, PostgresSettings settings, DatabaseProperties properties)
            throws DatabaseException {
        Server server = Server.of(toolbox, live);
        PostgresReplacement replacement = new PostgresReplacement(toolbox, live, settings, server, properties);
        try {
            replacement.create();
            return replacement;
        } catch (DatabaseException e) {
            replacement.close();
            throw e;
        }
    }

    private void create() throws DatabaseException {
        if (server.has(live.database())) {
            Obstacles.check(server.session(), live.database());
            takeOverWhatIsUnknown();
        }
        server.tryLock(BesideName.restoringKey(live.database(), name).orElseThrow());
        new NewDatabase(server, properties).create(name, settings.template()).forEach(notes::add);
    }

    /** A dump by another tool brings no properties with it: then those of the database that it replaces are the best guess. */
    private void takeOverWhatIsUnknown() throws DatabaseException {
        if (properties.equals(DatabaseProperties.unknown())) {
            try (PsqlSession session = PsqlSession.open(toolbox, live)) {
                properties = DatabaseSettings.read(session);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> load(InputStream dump, DumpFormat format) throws IOException, InterruptedException {
        new Load(toolbox, live.withDatabase(name), settings.connections(), notes).run(dump, format);
        new ApplySettings(server.session(), notes).to(name, properties);
        return notes.list();
    }

    @Override
    public DatabaseFacts facts() throws DatabaseException {
        try (PsqlSession session = PsqlSession.open(toolbox, live.withDatabase(name))) {
            return Facts.of(session);
        }
    }

    @Override
    public Optional<String> answer(String query) throws DatabaseException {
        try (PsqlSession session = PsqlSession.open(toolbox, live.withDatabase(name))) {
            return new ReadOnlyQuestion(query).ask(session);
        }
    }

    @Override
    public Fingerprint fingerprint() throws DatabaseException {
        try (PsqlSession session = PsqlSession.open(toolbox, live.withDatabase(name))) {
            return Tables.count(session, Tables.list(session));
        }
    }

    @Override
    public String swapIn() throws DatabaseException {
        limitConnections();
        if (!server.has(live.database())) {
            server.terminate(name);
            server.session().execute("ALTER DATABASE " + Sql.name(name) + " RENAME TO " + Sql.name(live.database()));
        } else {
            Obstacles.check(server.session(), live.database());
            replaced = freeName();
            try (Server renamer = Server.of(toolbox, live)) {
                new Swap(server, renamer, live.database()).swap(name, replaced);
            }
        }
        swapped = true;
        name = live.database();
        return replaced;
    }

    /** Last, as a low limit would keep the restore itself out. */
    private void limitConnections() throws DatabaseException {
        String limit = properties.attributes().get(DatabaseSettings.CONNECTION_LIMIT);
        if (limit != null && limit.matches("\\d{1,9}")) {
            server.session().execute("ALTER DATABASE " + Sql.name(name) + " CONNECTION LIMIT " + limit);
        }
    }

    private String freeName() throws DatabaseException {
        String before = BesideName.before(live.database());
        if (server.has(before)) {
            throw new DatabaseException("There is already a database " + before + ": restore again in a second");
        }
        return before;
    }

    @Override
    public void dropReplaced() throws DatabaseException {
        if (!replaced.isEmpty()) {
            server.drop(replaced);
            replaced = "";
        }
    }

    @Override
    public void close() {
        try (server) {
            if (!swapped) {
                server.drop(name);
            }
        } catch (DatabaseException e) {
            // It stays as a leftover, which the next restore sweeps.
        }
    }
}
