package io.jenkins.plugins.backhaul.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** An app of {@link HerokuForTests}, with a database of its own on a real server and what was captured of it. */
public final class HerokuAppForTests {
    private static final String DATABASE_ID = "addon-of-";

    private static final String EMPTY = "DO $$ DECLARE s text; BEGIN FOR s IN SELECT nspname FROM pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', s);"
            + " END LOOP; END $$; CREATE SCHEMA public";

    private final String name;
    private final PrivatePostgres server;
    private final String database;
    private final String password = UUID.randomUUID().toString();
    private final Map<String, String> vars = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> transfers = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> dumps = new ConcurrentHashMap<>();
    private final String signature = UUID.randomUUID().toString();
    private volatile String fault = "";
    private volatile boolean expired;

    HerokuAppForTests(String name, PrivatePostgres server) {
        this.name = name;
        this.server = server;
        this.database = "heroku_" + name.replace('-', '_');
        server.sql("postgres", "CREATE ROLE " + database + " LOGIN PASSWORD '" + password + "'");
        server.sql("postgres", "CREATE DATABASE " + database + " OWNER " + database + " TEMPLATE template0");
        server.sql("postgres", "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        vars.put("DATABASE_URL", databaseUrl());
    }

    /** Its database's name on the server, whose user has the same. */
    public String database() {
        return database;
    }

    /** The password of its database's user. */
    public String password() {
        return password;
    }

    /** The address as a config var holds it. */
    public String databaseUrl() {
        return "postgres://" + database + ":" + password + "@127.0.0.1:" + server.port() + "/" + database;
    }

    /** Runs SQL as the user of its database, who then owns what is made. */
    public String sql(String sql) {
        return server.sql(database, "SET SESSION AUTHORIZATION " + database + ";" + sql);
    }

    /** Opens a session as the app itself would, which stays open behind some SQL. */
    public HeldSession hold(String sql) throws IOException {
        return HeldSession.open(server, connection(), password, sql);
    }

    /** The same as the server's superuser, whom nobody can end. */
    public HeldSession holdAsSuperuser(String sql) throws IOException {
        String connection =
                "host=" + server.socketFolder() + " port=" + server.port() + " user=" + PrivatePostgres.USER;
        return HeldSession.open(server, connection + " dbname=" + database, "", sql);
    }

    /** Waits until somebody waits for a lock in its database, which a process is expected to do. */
    public void awaitWaiter(Process process) throws InterruptedException {
        for (int tries = 0; tries < 1000 && process.isAlive(); tries++) {
            if (!server.sql(database, "SELECT pid FROM pg_locks WHERE NOT granted")
                    .isEmpty()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Nobody waits for a lock");
    }

    /** Sets a config var. */
    public HerokuAppForTests with(String variable, String value) {
        vars.put(variable, value);
        return this;
    }

    /** Has every capture and restore from now on fail with this line in its log; an empty one has them work again. */
    public void failWith(String line) {
        fault = line;
    }

    /** Lets the addresses of its dumps expire. */
    public void expireAddresses() {
        expired = true;
    }

    static String nameOf(String databaseId) {
        return databaseId.substring(DATABASE_ID.length());
    }

    Map<String, String> configVars() {
        return vars;
    }

    List<Map<String, Object>> attachments() {
        return List.of(Map.of(
                "name",
                "DATABASE",
                "addon",
                Map.of(
                        "id", DATABASE_ID + name,
                        "name", "postgresql-" + name,
                        "app", Map.of("name", name))));
    }

    List<Map<String, Object>> transfers() {
        return transfers;
    }

    Map<String, Object> transfer(String uuid) {
        return transfers.stream()
                .filter(each -> each.get("uuid").equals(uuid))
                .findFirst()
                .orElse(null);
    }

    Map<String, Object> capture(Executor threads) {
        Map<String, Object> transfer = begin("pg_dump", "gof3r");
        return run(transfer, threads, () -> {
            Path file = Files.createTempFile("backhaul-heroku-", ".dump");
            try {
                tool("pg_dump", "-Fc", "--no-acl", "--no-owner", "-f", file.toString(), "-d", connection());
                dumps.put(transfer.get("num").toString(), Files.readAllBytes(file));
                transfer.put("processed_bytes", Files.size(file));
            } finally {
                Files.delete(file);
            }
        });
    }

    /** As Heroku does it: what is there goes first, and then comes what may come. */
    Map<String, Object> restore(URI address, Executor threads) {
        Map<String, Object> transfer = begin("htcat", "pg_restore");
        return run(transfer, threads, () -> {
            Path file = Files.createTempFile("backhaul-heroku-", ".dump");
            try (var in = address.toURL().openStream()) {
                sql(EMPTY);
                Files.write(file, in.readAllBytes());
                tool("pg_restore", "--exit-on-error", "--no-acl", "--no-owner", "-d", connection(), file.toString());
                transfer.put("processed_bytes", Files.size(file));
            } finally {
                Files.delete(file);
            }
        });
    }

    private Map<String, Object> begin(String from, String to) {
        Map<String, Object> transfer = new HashMap<>(Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "num",
                transfers.size() + 1,
                "from_type",
                from,
                "to_type",
                to,
                "created_at",
                "2026-11-20 19:40:00 +0000",
                "processed_bytes",
                0));
        Map<String, Object> shared = new ConcurrentHashMap<>(transfer);
        transfers.add(shared);
        return shared;
    }

    private Map<String, Object> run(Map<String, Object> transfer, Executor threads, Work work) {
        Map<String, Object> begun = Map.copyOf(transfer);
        threads.execute(() -> {
            List<Map<String, String>> log = new ArrayList<>();
            try {
                if (!fault.isEmpty()) {
                    throw new IOException(fault);
                }
                work.run();
                transfer.put("succeeded", true);
            } catch (IOException | IllegalStateException e) {
                log.add(Map.of("created_at", "2026-11-20 19:40:01 +0000", "message", String.valueOf(e.getMessage())));
                transfer.put("succeeded", false);
            }
            transfer.put("logs", log);
            transfer.put("finished_at", "2026-11-20 19:40:01 +0000");
        });
        return begun;
    }

    String signedPath(String number) {
        return "/dumps/" + name + "/" + number + "?Signature=" + signature;
    }

    byte[] dump(String number, String given) {
        return expired || !given.equals(signature) ? null : dumps.get(number);
    }

    private String connection() {
        return "host=127.0.0.1 sslmode=require port=" + server.port() + " user=" + database + " dbname=" + database;
    }

    private void tool(String program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(server.programs().resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException e) {
            throw new IOException("Interrupted", e);
        }
    }

    void close() {
        server.dropDatabases(database);
        server.sql("postgres", "DROP ROLE IF EXISTS " + database);
    }

    private interface Work {
        void run() throws IOException;
    }
}
