package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.config.Overrides;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import io.jenkins.plugins.backhaul.site.Given;
import io.jenkins.plugins.backhaul.site.HerokuAccess;
import io.jenkins.plugins.backhaul.site.Login;
import io.jenkins.plugins.backhaul.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a site of an order. What the controller has not checked, such as variables that would override, has no say. */
record OrderedPlace(Order.Place place, Map<String, String> variables) {
    Site site() throws ConfigException {
        Map<String, Login> logins = new HashMap<>();
        place.logins()
                .forEach((label, login) ->
                        logins.put(label, new Login(value(login.userVariable()), value(login.passwordVariable()))));
        Given given = new Given(
                known(),
                Optional.of(place.databaseUri()).filter(uri -> !uri.isEmpty()),
                place.overrides().keySet().stream().anyMatch(key -> key.matches("databases\\..*\\.service")),
                logins);
        return new Site(configuration(), Path.of(place.folder()), given, programs());
    }

    /** Starts programs, which get to see no secret. */
    Programs programs() {
        return new LocalPrograms(secrets());
    }

    /** The secret of that id, if the controller has sent it along. */
    Optional<String> secret(String id) {
        return Optional.ofNullable(place.logins().get(Order.Login.TOKEN + id))
                .flatMap(login -> value(login.passwordVariable()));
    }

    DeploymentSite deployments() throws ConfigException {
        return new DeploymentSite(
                programs(), configuration(), Path.of(place.folder()), new HerokuAccess(known()));
    }

    /** What the site may know: all but the logins to databases, and tokens under the names that the configuration has for them. */
    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>(variables);
        known.keySet().removeAll(secrets());
        place.logins().forEach((label, login) -> {
            if (label.startsWith(Order.Login.TOKEN)) {
                String variable = NotifySettings.variable(label.substring(Order.Login.TOKEN.length()));
                value(login.passwordVariable()).ifPresent(token -> known.put(variable, token));
            }
        });
        return known;
    }

    /** The variables that no program but a database's own gets to see. */
    private Set<String> secrets() {
        Set<String> names = new HashSet<>();
        place.logins().values().forEach(login -> {
            names.add(login.userVariable());
            names.add(login.passwordVariable());
        });
        return names;
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isEmpty());
    }

    Configuration configuration() throws ConfigException {
        Overrides overrides = Overrides.none();
        for (Map.Entry<String, String> each : place.overrides().entrySet()) {
            overrides = overrides.with(each.getKey(), each.getValue(), each.getKey());
        }
        return place.configuration().isEmpty()
                ? ConfigFile.withoutFile(overrides, new ArrayList<>())
                : ConfigFile.parse(place.configuration(), overrides, new ArrayList<>());
    }
}
