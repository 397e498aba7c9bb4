package io.jenkins.plugins.backhaul.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own, of the newest version that is installed, in a temporary folder. It ends, and its folder
 * goes, with {@link #close()}; the server ends too when this program is killed. Over TCP it asks for {@link #PASSWORD},
 * through its socket for none.
 */
public final class PrivatePostgres implements AutoCloseable {
    /** The superuser. */
    public static final String USER = "postgres";

    /** The superuser's password. */
    public static final String PASSWORD = "private $$ $PATH secret";

    private static final long PATIENCE_SECONDS = 60;

    /** Ends the server when its own input ends, as it does when whoever holds the other end is killed. */
    private static final String UNTIL_INPUT_ENDS =
            "\"$@\" <&- & server=$!; while read -r line; do :; done; kill -INT $server; wait $server";

    private static PrivatePostgres shared;

    private final Path folder;
    private final Path programs;
    private final int port;
    private Process server;

    private PrivatePostgres(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The one server of this program; it ends with the program. */
    public static synchronized PrivatePostgres shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** Starts a server. Further settings are given as {@code name=value}. */
    public static PrivatePostgres start(String... settings) {
        try {
            Path folder = Files.createTempDirectory("backhaul-postgres-");
            PrivatePostgres postgres = new PrivatePostgres(folder, newestPrograms(), freePort());
            try {
                postgres.initialise();
                postgres.run(settings);
            } catch (IOException | RuntimeException e) {
                postgres.close();
                throw e;
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on 127.0.0.1; also part of the socket's name. */
    public int port() {
        return port;
    }

    /** The folder of the socket. */
    public Path socketFolder() {
        return folder;
    }

    /** Where the programs of the server's version are. */
    public Path programs() {
        return programs;
    }

    /** Runs SQL in a database as the superuser, and returns what psql prints, unaligned and without headings. */
    public String sql(String database, String sql) {
        return tool(List.of("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", conninfo(database)), sql);
    }

    /** Creates an empty database and returns its name. */
    public String createDatabase(String name) {
        sql("postgres", "CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\" TEMPLATE template0");
        return name;
    }

    /** Drops all databases of this name or with a name that begins with it. */
    public void dropDatabases(String prefix) {
        sql(
                "template1",
                "SELECT format('DROP DATABASE %I WITH (FORCE)', datname) FROM pg_database WHERE starts_with(datname, $p$"
                        + prefix + "$p$) \\gexec");
    }

    /** The plain dump of a database, made by pg_dump with these further arguments. */
    public String dump(String database, String... arguments) {
        List<String> command = new ArrayList<>(List.of("pg_dump", "-d", conninfo(database)));
        command.addAll(List.of(arguments));
        return tool(command, "");
    }

    private String conninfo(String database) {
        return "host='" + folder + "' port=" + port + " user=" + USER + " dbname='"
                + database.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String tool(List<String> command, String input) {
        List<String> all = new ArrayList<>(command);
        all.set(0, programs.resolve(command.get(0)).toString());
        return output(all, input);
    }

    private void initialise() throws IOException {
        Path passwordFile = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName(serverUser()));
            Files.setOwner(passwordFile, users.lookupPrincipalByName(serverUser()));
        }
        output(
                asServerUser(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + folder.resolve("data"),
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth-local=trust",
                        "--auth-host=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--no-sync"),
                "");
    }

    private void run(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "server"));
        command.addAll(asServerUser(
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                "" + port));
        List<String> all = new ArrayList<>(List.of(
                "unix_socket_directories=" + folder,
                "listen_addresses=127.0.0.1",
                "fsync=off",
                "full_page_writes=off",
                "wal_level=logical",
                "max_prepared_transactions=5",
                "max_wal_size=4GB"));
        all.addAll(List.of(settings));
        all.forEach(setting -> command.addAll(List.of("-c", setting)));
        Path log = folder.resolve("log");
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady(log);
    }

    private void awaitReady(Path log) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(log).contains("ready to accept connections")) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The private PostgreSQL did not start: " + Files.readString(log));
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the private PostgreSQL started", e);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asServerUser(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=" + serverUser(), "--regid=" + serverUser(), "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static String serverUser() {
        return "postgres";
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String output(List<String> command, String input) {
        try {
            Path errors = Files.createTempFile("backhaul-stderr-", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (exitCode != 0) {
                throw new IllegalStateException(command.get(0) + " ended with " + exitCode + ": " + said);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Path newestPrograms() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(Path.of("/usr/lib/postgresql"), "[0-9]*")) {
            versions.forEach(version -> found.add(version.resolve("bin")));
        }
        return found.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.comparingInt(
                        bin -> Integer.parseInt(bin.getParent().getFileName().toString())))
                .orElseThrow(() -> new IllegalStateException(
                        "No PostgreSQL server is installed: apt-get install postgresql postgresql-contrib"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.getOutputStream().close();
                if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            }
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the private PostgreSQL stopped", e);
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
