package io.jenkins.plugins.backhaul.database.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a database is and who asks. The tools get all of it but the password as one URI on their command line, percent
 * encoded and thus plain ASCII whatever the names hold and whatever the locale is; the password goes into their environment.
 *
 * @param host a name, an address, several of either with commas as libpq has them, or the folder of a socket; empty for
 *     where the tool connects by itself
 * @param port the port; empty for the tool's own default
 * @param user who connects; empty for the tool's own default
 * @param password the password; empty when the server asks for none or the tool finds it by itself (a password file)
 * @param database the name of the database
 * @param parameters further parameters of libpq, such as {@code sslmode}
 */
public record PostgresConnection(
        String host,
        String port,
        String user,
        Optional<String> password,
        String database,
        Map<String, String> parameters) {
    /** Sorts the parameters and keeps a copy. */
    public PostgresConnection {
        parameters = Map.copyOf(parameters);
        if (database.isEmpty()) {
            throw new IllegalArgumentException("A connection needs the name of a database: postgresql://host/name");
        }
    }

    /** A database that the tools reach where they run, without host and password: as inside a database's container. */
    public static PostgresConnection here(String user, String database) {
        return new PostgresConnection("", "", user, Optional.empty(), database, Map.of());
    }

    /**
     * Reads a URI as libpq has it, {@code postgresql://user:password@host:port/name?sslmode=require}, and fills what it
     * leaves out from the variables {@code PGHOST}, {@code PGPORT}, {@code PGUSER}, {@code PGPASSWORD} and
     * {@code PGDATABASE}; the tools inherit the others.
     *
     * @throws IllegalArgumentException when it is no such URI; the message does not repeat it, as it may hold a password
     */
    public static PostgresConnection parse(String uri, Map<String, String> environment) {
        return ConnectionUri.parse(uri, environment);
    }

    /** The same server, another of its databases. */
    public PostgresConnection withDatabase(String other) {
        return new PostgresConnection(host, port, user, password, other, parameters);
    }

    /** The same with one more parameter of libpq, or another value for it. */
    PostgresConnection with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new PostgresConnection(host, port, user, password, database, more);
    }

    /** The URI for a command line, without the password. */
    String toArgument() {
        Map<String, String> query = new TreeMap<>(parameters);
        putUnlessEmpty(query, "host", host);
        putUnlessEmpty(query, "port", port);
        putUnlessEmpty(query, "user", user);
        return "postgresql:///" + encode(database)
                + query.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The address with its password, as programs of others take it: nothing that is ever shown, or stands on a command line. */
    String toAddress() {
        String login =
                encode(user) + password.map(secret -> ":" + encode(secret)).orElse("");
        return "postgresql://" + login + "@" + host + (port.isEmpty() ? "" : ":" + port) + "/" + encode(database);
    }

    /** The server as a person names it. */
    String server() {
        if (host.isEmpty()) {
            return "the local server";
        }
        return port.isEmpty() ? host : host + ":" + port;
    }

    /** The database as a person names it; without the password. */
    @Override
    public String toString() {
        return database + " on " + server();
    }

    private static void putUnlessEmpty(Map<String, String> query, String key, String value) {
        if (!value.isEmpty()) {
            query.put(key, value);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
