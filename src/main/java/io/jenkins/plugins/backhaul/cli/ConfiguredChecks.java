package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.CheckSettings;
import io.jenkins.plugins.backhaul.proof.Check;
import io.jenkins.plugins.backhaul.proof.Expectation;
import java.util.List;

/** The checks of backhaul.yml as a proof asks them. */
final class ConfiguredChecks {
    private ConfiguredChecks() {}

    static List<Check> of(List<CheckSettings> settings) {
        return settings.stream()
                .map(each -> new Check(each.name(), each.sql(), expectation(each)))
                .toList();
    }

    private static Expectation expectation(CheckSettings settings) {
        if (settings.value().isPresent()) {
            return new Expectation.Value(settings.value().get());
        }
        if (settings.youngerThan().isPresent()) {
            return new Expectation.YoungerThan(settings.youngerThan().get());
        }
        return new Expectation.Range(settings.min(), settings.max());
    }
}
