package io.jenkins.plugins.backhaul.database.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of libpq's URIs (PostgreSQL's documentation, 34.1.1.2). */
final class ConnectionUri {
    private static final Pattern URI =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/]*))?@)?"
                    + "(?<hosts>[^/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
    private static final Pattern HOST = Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:]*)(?::(?<port>\\d*))?");

    private ConnectionUri() {}

    static PostgresConnection parse(String uri, Map<String, String> environment) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw malformed("it must look like postgresql://user@host:5432/name");
        }
        Map<String, String> parameters = parameters(parts.group("query"));
        readHosts(parts.group("hosts"), parameters);
        String user = either(decode(parts.group("user")), parameters.remove("user"), environment.get("PGUSER"));
        String password =
                either(decode(parts.group("password")), parameters.remove("password"), environment.get("PGPASSWORD"));
        String host = either(parameters.remove("host"), environment.get("PGHOST"));
        String port = either(parameters.remove("port"), environment.get("PGPORT"));
        String database = either(
                decode(parts.group("database")), parameters.remove("dbname"), environment.get("PGDATABASE"), user);
        if (database.isEmpty()) {
            throw malformed("it names no database: write its name at the end, postgresql://host/name");
        }
        if (parameters.containsKey("sslpassword")) {
            throw malformed(
                    "sslpassword would show on a command line: use a key without one, readable by its owner only");
        }
        return new PostgresConnection(
                host, port, user, Optional.of(password).filter(secret -> !secret.isEmpty()), database, parameters);
    }

    private static void readHosts(String text, Map<String, String> parameters) {
        if (text.isEmpty()) {
            return;
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Matcher host = HOST.matcher(one);
            if (!host.matches()) {
                throw malformed("a host is written host:port, an IPv6 address in brackets");
            }
            hosts.add(decode(host.group("host").replaceAll("^\\[|\\]$", "")));
            ports.add(either(host.group("port")));
        }
        putUnlessBlank(parameters, "host", String.join(",", hosts));
        putUnlessBlank(parameters, "port", String.join(",", ports));
    }

    private static void putUnlessBlank(Map<String, String> parameters, String key, String list) {
        if (!list.replace(",", "").isEmpty()) {
            parameters.put(key, list);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw malformed("what follows ? must be name=value, joined by &");
            }
            parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    /** The first that says something; empty when none does. */
    private static String either(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    private static String decode(String text) {
        if (text == null) {
            return "";
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("a % in it must be written %25");
        }
    }

    private static IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException("This is not a PostgreSQL URI: " + reason);
    }
}
