package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/** Where a database is. Holds no password. */
public sealed interface DatabasePlace {
    /**
     * In a service of the project's Docker Compose file, reached inside its container.
     *
     * @param service the service's name
     * @param user the role; {@code postgres} where nothing is said
     * @param name the database; named like the role where nothing is said, as the official image does
     */
    record InService(String service, String user, String name) implements DatabasePlace {}

    /**
     * On a server that is reached directly. What is empty is left to libpq's own defaults and {@code PG*} variables.
     *
     * @param host name, address or the folder of a socket
     */
    record OnServer(String host, Optional<Integer> port, Optional<String> user, Optional<String> name)
            implements DatabasePlace {}

    /**
     * As libpq's connection URI says (postgresql.org/docs/current/libpq-connect.html, 34.1.1.2).
     *
     * @param uri {@code postgresql://user@host:port/name?options}, without a password
     */
    record AtUri(String uri) implements DatabasePlace {}

    /**
     * At Heroku, which says in a config var of the app where.
     *
     * @param heroku the app
     * @param variable the name of the config var, such as {@code DATABASE_URL}
     */
    record OnHeroku(HerokuSettings heroku, String variable) implements DatabasePlace {}
}
