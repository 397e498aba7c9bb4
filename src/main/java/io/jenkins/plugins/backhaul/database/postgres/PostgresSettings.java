package io.jenkins.plugins.backhaul.database.postgres;

import java.util.Optional;

/**
 * How a database is restored.
 *
 * @param template the database that a restored one is copied from, such as {@code template_postgis}; empty for none
 * @param connections over how many connections it is loaded, from 1 to 64. With one, rows come in the dump's order; with
 *     more, those of a large table do not
 */
public record PostgresSettings(Optional<String> template, int connections) {
    /** Checks the number. */
    public PostgresSettings {
        if (connections < 1 || connections > 64) {
            throw new IllegalArgumentException(
                    "A database is loaded over 1 to 64 connections, not over " + connections);
        }
    }

    /** No template and one connection. */
    public static PostgresSettings usual() {
        return new PostgresSettings(Optional.empty(), 1);
    }

    /** The same with a template database. */
    public PostgresSettings withTemplate(String name) {
        return new PostgresSettings(Optional.of(name), connections);
    }

    /** The same with another number of connections. */
    public PostgresSettings withConnections(int number) {
        return new PostgresSettings(template, number);
    }
}
