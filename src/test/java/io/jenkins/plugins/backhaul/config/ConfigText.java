package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@code backhaul.yml} in a test. */
final class ConfigText {
    private ConfigText() {}

    static Configuration read(String text) throws ConfigException {
        return read(text, Overrides.none());
    }

    static Configuration read(String text, Overrides overrides) throws ConfigException {
        Problems problems = new Problems();
        YamlNode.Mapping document = YamlReader.read("backhaul.yml", text, problems);
        return new ConfigurationReader(problems).read(overrides.layOver(document, problems, new ArrayList<>()));
    }

    /** What the user is told. */
    static List<String> problemsOf(String text) {
        return problemsOf(text, Overrides.none());
    }

    static List<String> problemsOf(String text, Overrides overrides) {
        ConfigException failure = catchThrowableOfType(ConfigException.class, () -> read(text, overrides));
        return failure == null
                ? List.of()
                : failure.problems().stream().map(Problem::toString).toList();
    }
}
