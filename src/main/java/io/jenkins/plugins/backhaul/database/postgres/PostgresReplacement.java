package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A database that is filled beside the live one. As long as it lives, its server session holds a lock that says so. */
final class PostgresReplacement implements Replacement {
    private static final String UNBIND_OWNER = "SELECT pg_catalog.format('ALTER TABLE ONLY %I.%I NO FORCE ROW LEVEL"
            + " SECURITY', n.nspname, c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
            + " ON n.oid = c.relnamespace JOIN pg_catalog.pg_roles r ON r.rolname = current_user"
            + " WHERE c.relforcerowsecurity AND NOT r.rolsuper AND pg_catalog.pg_has_role(c.relowner, 'USAGE')";

    private final Toolbox toolbox;
    private final PostgresConnection live;
    private final PostgresSettings settings;
    private final Server server;
    private final LoadNotes notes = new LoadNotes();
    private DatabaseProperties properties;
    private String name;
    private String replaced = "";
    private Seal seal;
    private List<String> grants = List.of();
    private boolean swapped;
    private boolean left;

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
            Toolbox toolbox,
            PostgresConnection live,
            PostgresSettings settings,
            DatabaseProperties properties,
            String dumpedIdentity)
            throws DatabaseException {
        Server server = Server.of(toolbox, live);
        PostgresReplacement replacement = new PostgresReplacement(toolbox, live, settings, server, properties);
        try {
            replacement.create(dumpedIdentity);
            return replacement;
        } catch (DatabaseException e) {
            replacement.close();
            throw e;
        }
    }

    private void create(String dumpedIdentity) throws DatabaseException {
        if (server.has(live.database())) {
            Obstacles.check(server.session(), live.database());
            properties = new LiveDatabase(toolbox, live, server).choose(properties, dumpedIdentity, notes);
        }
        for (String leftover : server.ofOthers(live.database())) {
            notes.add("The database " + leftover
                    + " is left of a restore by another user, who can drop it when no restore" + " is at work");
        }
        server.tryLock(BesideName.restoringKey(live.database(), name).orElseThrow());
        new NewDatabase(server, properties).create(name, settings.template()).forEach(notes::add);
        seal = Seal.put(server, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> load(InputStream dump, DumpFormat format) throws IOException, InterruptedException {
        new Load(toolbox, live.withDatabase(name), settings.connections(), notes).run(dump, format);
        // The server keeps settings and comments in the encoding of the session's database.
        try (PsqlSession inside = PsqlSession.open(toolbox, live.withDatabase(name))) {
            grants = new ApplySettings(inside, notes).to(name, properties);
        }
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
    public SqlSession openSession() throws DatabaseException {
        return PostgresSqlSession.open(toolbox, live.withDatabase(name));
    }

    @Override
    public OwnProgram.End run(OwnProgram program) throws DatabaseException, InterruptedException {
        return toolbox.run(program, live.withDatabase(name));
    }

    @Override
    public Fingerprint fingerprint(Fingerprint.Depth depth) throws DatabaseException {
        try (PsqlSession session = PsqlSession.open(toolbox, live.withDatabase(name))) {
            // Undone when the session ends: a policy that binds the owner, too, would hide rows from a count.
            session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
            for (List<String> unbound : session.rows(UNBIND_OWNER)) {
                session.execute(unbound.get(0));
            }
            return Tables.fingerprint(session, Tables.list(session), depth);
        }
    }

    @Override
    public String swapIn() throws DatabaseException {
        open();
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

    /** Last, as it lets others in; a low limit would keep the restore itself out, and a template could not be dropped. */
    private void open() throws DatabaseException {
        if ("true".equals(properties.attributes().get(DatabaseSettings.TEMPLATE))) {
            server.session().execute("ALTER DATABASE " + Sql.name(name) + " IS_TEMPLATE true");
        }
        String limit = properties.attributes().getOrDefault(DatabaseSettings.CONNECTION_LIMIT, "");
        String opening = String.join("; ", seal.opening(grants, limit.matches("\\d{1,9}") ? limit : "-1"));
        if (grants.isEmpty()) {
            server.session().execute("BEGIN; " + opening + "; COMMIT");
            return;
        }
        // The names of roles are kept in the encoding of the database of the session that has made them.
        try (PsqlSession inside = PsqlSession.open(toolbox, live.withDatabase(name))) {
            inside.execute("BEGIN; " + opening + "; COMMIT");
        }
    }

    /** Two restores may end in one second. */
    private String freeName() throws DatabaseException {
        Instant now = Instant.now();
        String before = BesideName.before(live.database(), now);
        while (server.has(before)) {
            now = now.plusSeconds(1);
            before = BesideName.before(live.database(), now);
        }
        return before;
    }

    @Override
    public void dropReplaced() throws DatabaseException {
        if (replaced.isEmpty()) {
            return;
        }
        server.dropReplaced(replaced);
        replaced = "";
    }

    @Override
    public Optional<String> leftover() {
        return left ? Optional.of(name) : Optional.empty();
    }

    @Override
    public void close() {
        if (swapped) {
            server.close();
            return;
        }
        try (server) {
            server.drop(name);
        } catch (DatabaseException e) {
            dropAgain();
        }
    }

    /** What stops this program from the keyboard stops the programs that it has started, too. */
    private void dropAgain() {
        try (Server fresh = Server.of(toolbox, live)) {
            fresh.drop(name);
        } catch (DatabaseException e) {
            left = true;
        }
    }
}
