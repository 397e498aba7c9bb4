package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import java.util.List;
import java.util.Optional;

/**
 * Which environment is made anew from which.
 *
 * @param from the one that is copied
 * @param to the one that is made anew
 */
public record ResetPair(EnvironmentSettings from, EnvironmentSettings to) {
    private static final String USUAL_TARGET = "staging";

    /**
     * The pair that is meant.
     *
     * @param to what the person said; empty for the only environment that has {@code reset}, or else the one called staging
     * @param from what the person said; empty for what {@code reset} says, or else the only one that is production
     * @throws IllegalArgumentException when it cannot be told
     */
    public static ResetPair of(Configuration configuration, String to, Optional<String> from) {
        EnvironmentSettings target = target(configuration, to);
        return new ResetPair(source(configuration, target, from), target);
    }

    private static EnvironmentSettings target(Configuration configuration, String named) {
        List<EnvironmentSettings> with = configuration.environments().values().stream()
                .filter(each -> each.copy().reset().isPresent())
                .toList();
        if (named.isEmpty() && with.size() == 1) {
            return with.get(0);
        }
        return named(configuration, named.isEmpty() ? USUAL_TARGET : named);
    }

    private static EnvironmentSettings source(
            Configuration configuration, EnvironmentSettings target, Optional<String> named) {
        Optional<String> said = named.or(() -> target.copy().reset().flatMap(ResetSettings::from));
        if (said.isPresent()) {
            return named(configuration, said.get());
        }
        List<EnvironmentSettings> production = configuration.environments().values().stream()
                .filter(EnvironmentSettings::production)
                .toList();
        if (production.size() != 1) {
            throw new IllegalArgumentException((production.isEmpty() ? "No environment" : "More than one environment")
                    + " in backhaul.yml is production; say with --from which one " + target.name() + " is made from");
        }
        return production.get(0);
    }

    private static EnvironmentSettings named(Configuration configuration, String name) {
        EnvironmentSettings environment = configuration.environments().get(name);
        if (environment == null) {
            throw new IllegalArgumentException("There is no environment '" + name
                    + "' in backhaul.yml; name one of these: "
                    + String.join(", ", configuration.environments().keySet()));
        }
        return environment;
    }
}
