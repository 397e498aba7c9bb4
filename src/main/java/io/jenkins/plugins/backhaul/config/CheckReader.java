package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the lines under {@code checks}: a question with what is expected of its answer, or a command. */
final class CheckReader {
    private static final List<Key> EXPECTATIONS = List.of(Keys.EXPECTED, Keys.MIN, Keys.MAX, Keys.YOUNGER_THAN);

    private final Problems problems;

    CheckReader(Problems problems) {
        this.problems = problems;
    }

    List<CheckSettings> read(List<Mapping> lines) {
        return lines.stream().map(this::check).flatMap(Optional::stream).toList();
    }

    private Optional<CheckSettings> check(Mapping mapping) {
        Section section = new Section(mapping, Keys.CHECKS.keys(), problems);
        Optional<String> name = section.get(Keys.CHECK_NAME);
        return has(mapping, Keys.COMMAND)
                ? command(mapping, section, name.orElse(""))
                : question(mapping, section, name.orElse(""));
    }

    private Optional<CheckSettings> question(Mapping mapping, Section section, String name) {
        Optional<String> sql = section.get(Keys.SQL);
        if (!has(mapping, Keys.SQL)) {
            problems.add(mapping.place(), "A check must ask or run something: write 'sql' or 'command'");
        }
        if (has(mapping, Keys.CHECK_TIMEOUT)) {
            section.report(Keys.CHECK_TIMEOUT, "'timeout' needs 'command' beside it");
        }
        if (EXPECTATIONS.stream().noneMatch(each -> has(mapping, each))) {
            problems.add(
                    mapping.place(),
                    "A check must say what it expects: write 'expect', 'min', 'max' or 'younger-than'");
        }
        return Optional.of(new CheckSettings.Question(
                name,
                sql.orElse(""),
                section.get(Keys.EXPECTED),
                section.get(Keys.MIN),
                section.get(Keys.MAX),
                section.get(Keys.YOUNGER_THAN)));
    }

    private Optional<CheckSettings> command(Mapping mapping, Section section, String name) {
        Stream.concat(Stream.of(Keys.SQL), EXPECTATIONS.stream())
                .filter(each -> has(mapping, each))
                .forEach(each -> section.report(
                        each, "'" + each.name() + "' cannot stand beside 'command', which must end with exit code 0"));
        Duration timeout = section.get(Keys.CHECK_TIMEOUT).orElse(CheckSettings.Command.USUAL_TIMEOUT);
        if (timeout.compareTo(CheckSettings.Command.LONGEST_TIMEOUT) > 0) {
            section.report(Keys.CHECK_TIMEOUT, "'timeout' must be at most 4h");
        }
        List<String> words = section.words(Keys.COMMAND);
        return words.isEmpty() ? Optional.empty() : Optional.of(new CheckSettings.Command(name, words, timeout));
    }

    private static boolean has(Mapping mapping, Key key) {
        return mapping.entries().containsKey(key.name());
    }
}
