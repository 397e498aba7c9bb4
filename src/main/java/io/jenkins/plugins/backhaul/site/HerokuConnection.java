package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import java.util.Map;
import java.util.Set;

/**
 * The address that a config var holds, as it is connected to: always encrypted, and with nothing else in it that libpq would take
 * from an address, such as names of files on this machine.
 */
final class HerokuConnection {
    private static final String ENCRYPTION = "sslmode";
    private static final Set<String> STRICTER = Set.of("verify-ca", "verify-full");

    private HerokuConnection() {}

    /** @throws IllegalArgumentException when it is no address of a database; the message does not repeat it */
    static PostgresConnection parse(DatabasePlace.OnHeroku place, String address) {
        PostgresConnection given;
        try {
            given = PostgresConnection.parse(address, Map.of());
        } catch (IllegalArgumentException e) {
            throw refused(place, e.getMessage());
        }
        if (!given.host().matches("[A-Za-z0-9:][A-Za-z0-9._:-]*")
                || given.user().isEmpty()
                || given.password().isEmpty()) {
            throw refused(place, "host, user and password must stand in it");
        }
        String mode = given.parameters().getOrDefault(ENCRYPTION, "");
        return new PostgresConnection(
                given.host(),
                given.port(),
                given.user(),
                given.password(),
                given.database(),
                Map.of(ENCRYPTION, STRICTER.contains(mode) ? mode : "require"));
    }

    private static IllegalArgumentException refused(DatabasePlace.OnHeroku place, String reason) {
        return new IllegalArgumentException("The config var " + place.variable() + " of "
                + place.heroku().app() + " at Heroku is no address of a PostgreSQL database: " + reason);
    }
}
