package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Where the databases of a configuration are, and who connects to them. */
final class Connections {

    private final Configuration configuration;
    private final Given given;
    private final HerokuAccess heroku;

    Connections(Configuration configuration, Given given) {
        this.configuration = configuration;
        this.given = given;
        this.heroku = new HerokuAccess(given.variables());
    }

    /** Heroku, where some of them are. */
    HerokuAccess heroku() {
        return heroku;
    }

    /** @throws IOException when it is at Heroku, which does not say where */
    PostgresConnection to(DatabaseSettings settings) throws IOException {
        Login login = given.login(settings);
        DatabasePlace place = settings.place();
        if (isGiven(settings)) {
            PostgresConnection address = parse(given.databaseUri().orElseThrow(), login);
            return given.inService() ? here(address.user(), address.database(), login) : address;
        }
        if (place instanceof DatabasePlace.InService service) {
            return here(service.user(), service.name(), login);
        }
        if (place instanceof DatabasePlace.OnHeroku there) {
            return HerokuConnection.parse(
                    there, heroku.configVars(there.heroku()).require(there.variable()));
        }
        return parse(place instanceof DatabasePlace.AtUri at ? at.uri() : uri((DatabasePlace.OnServer) place), login);
    }

    /** A password in the address is for it alone. */
    PostgresConnection toAddress(String uri) {
        return parse(uri, given.loginToAddress());
    }

    /** Whether the database is reached inside a Compose service. */
    boolean isInService(DatabaseSettings settings) {
        return settings.place() instanceof DatabasePlace.InService && (given.inService() || !isGiven(settings));
    }

    /** Whether the database is at Heroku, where nothing can be made beside it. */
    boolean isHosted(DatabaseSettings settings) {
        return settings.place() instanceof DatabasePlace.OnHeroku && !isGiven(settings);
    }

    /** Whether an address that was given stands in for this database. */
    private boolean isGiven(DatabaseSettings settings) {
        Map<String, DatabaseSettings> databases = configuration.databases();
        return given.databaseUri().isPresent()
                && (databases.size() == 1
                        ? databases.containsValue(settings)
                        : settings.equals(databases.get(DatabaseSettings.DEFAULT_LABEL)));
    }

    private static PostgresConnection here(String user, String database, Login login) {
        return as(login, PostgresConnection.here(user, database));
    }

    private PostgresConnection parse(String uri, Login login) {
        Map<String, String> variables = new HashMap<>(given.variables());
        login.user().ifPresent(user -> variables.put("PGUSER", user));
        return as(login, PostgresConnection.parse(uri, variables));
    }

    private static PostgresConnection as(Login login, PostgresConnection connection) {
        return new PostgresConnection(
                connection.host(),
                connection.port(),
                login.user().orElse(connection.user()),
                login.password().or(connection::password),
                connection.database(),
                connection.parameters());
    }

    private static String uri(DatabasePlace.OnServer place) {
        String parameters = "host=" + encoded(place.host())
                + place.port().map(port -> "&port=" + port).orElse("")
                + place.user().map(user -> "&user=" + encoded(user)).orElse("");
        return "postgresql:///" + place.name().map(Connections::encoded).orElse("") + "?" + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
