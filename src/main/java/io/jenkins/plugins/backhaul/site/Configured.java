package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Keep;
import io.jenkins.plugins.backhaul.config.CheckSettings;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.ExpectSettings;
import io.jenkins.plugins.backhaul.config.KeepSettings;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.proof.Check;
import io.jenkins.plugins.backhaul.proof.Expectation;
import java.nio.file.Path;
import java.util.List;

/** Rules of backhaul.yml as the use cases take them. */
final class Configured {
    private Configured() {}

    static Keep keep(KeepSettings settings) {
        return new Keep(
                settings.last().orElse(0),
                settings.daily().orElse(0),
                settings.weekly().orElse(0),
                settings.monthly().orElse(0),
                settings.yearly().orElse(0));
    }

    static Fingerprint.Depth depth(DatabaseSettings settings) {
        return switch (settings.fingerprint()) {
            case ROWS -> Fingerprint.Depth.ROWS;
            case CONTENT -> Fingerprint.Depth.CONTENT;
        };
    }

    static Expected expected(ExpectSettings settings) {
        return new Expected(settings.backupEvery(), settings.proofEvery());
    }

    /** @param folder where the project's programs run */
    static List<Check> checks(List<CheckSettings> settings, Path folder) {
        return settings.stream().map(each -> check(each, folder)).toList();
    }

    private static Check check(CheckSettings settings, Path folder) {
        if (settings instanceof CheckSettings.Command own) {
            return new Check.Command(own.name(), new OwnProgram(own.command(), folder, own.timeout()));
        }
        CheckSettings.Question question = (CheckSettings.Question) settings;
        return new Check.Question(question.name(), question.sql(), expectation(question));
    }

    private static Expectation expectation(CheckSettings.Question settings) {
        if (settings.value().isPresent()) {
            return new Expectation.Value(settings.value().get());
        }
        if (settings.youngerThan().isPresent()) {
            return new Expectation.YoungerThan(settings.youngerThan().get());
        }
        return new Expectation.Range(settings.min(), settings.max());
    }
}
