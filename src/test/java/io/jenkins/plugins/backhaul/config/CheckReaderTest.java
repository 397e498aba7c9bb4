package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckReaderTest {
    private static final String DATABASE = "project: wizards\ndatabases:\n  default: ";

    @Test
    void shouldReadQuestionsAndCommands() throws ConfigException {
        String text = DATABASE + """

                    checks:
                      - { name: newest, sql: SELECT 1, younger-than: 2d }
                      - { name: usual, command: [./manage.py, check, "--deploy, really", 7] }
                      - { name: patient, command: [make], timeout: 1h }
                """;

        assertThat(ConfigText.read(text).databases().get("default").checks())
                .containsExactly(
                        new CheckSettings.Question(
                                "newest",
                                "SELECT 1",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Duration.ofDays(2))),
                        new CheckSettings.Command(
                                "usual",
                                List.of("./manage.py", "check", "--deploy, really", "7"),
                                Duration.ofMinutes(10)),
                        new CheckSettings.Command("patient", List.of("make"), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhatIsWrongAndWhere(String text, String sentence) {
        assertThat(ConfigText.problemsOf(text)).containsExactly(sentence);
    }

    static Stream<Arguments> shouldSayWhatIsWrongAndWhere() {
        String check = DATABASE + "\n    checks:\n      - ";
        return Stream.of(
                arguments(
                        check + "{ name: any, sql: SELECT 1 }",
                        "backhaul.yml:5:9: A check must say what it expects: write 'expect', 'min', 'max' or 'younger-than'"),
                arguments(
                        check + "{ name: any, expect: 1 }",
                        "backhaul.yml:5:9: A check must ask or run something: write 'sql' or 'command'"),
                arguments(
                        check + "{ name: any, command: [ls], sql: SELECT 1 }",
                        "backhaul.yml:5:42: 'sql' cannot stand beside 'command', which must end with exit code 0"),
                arguments(
                        check + "{ name: any, command: ls }",
                        "backhaul.yml:5:31: 'command' must be a list of words, such as [\"./manage.py\", \"check\"], not a"
                                + " single value"),
                arguments(
                        check + "{ name: any, command: [ls, [x]] }",
                        "backhaul.yml:5:36: Each of 'command' must be one word or text of one line"),
                arguments(
                        check + "{ name: any, command: [ls], timeout: 5h }",
                        "backhaul.yml:5:46: 'timeout' must be at most 4h"),
                arguments(
                        check + "{ name: any, sql: SELECT 1, expect: 1, timeout: 5m }",
                        "backhaul.yml:5:57: 'timeout' needs 'command' beside it"),
                arguments(
                        check + "{ name: any, sql: SELECT 1, expect: 1, min: 2 }",
                        "backhaul.yml:5:48: 'min' cannot stand beside 'expect'; write one of them"),
                arguments(
                        check + "{ name: any, sql: SELECT 1, min: many }",
                        "backhaul.yml:5:42: 'min' must be a number, not 'many'"),
                arguments(
                        check + "{ name: any, sql: SELECT 1, younger-than: 2 days }",
                        "backhaul.yml:5:51: 'younger-than' must be a time like 90m, 24h, 30d or 2w, not '2 days'"),
                arguments(
                        check + "SELECT 1",
                        "backhaul.yml:5:9: Each of 'checks' must hold keys and values, not a single value"),
                arguments(
                        DATABASE + "{ checks: { name: any } }",
                        "backhaul.yml:3:22: 'checks' must be a list, each line of it beginning with '-', not keys and"
                                + " values"),
                arguments(
                        DATABASE + "{ checks: [] }",
                        "backhaul.yml:3:22: 'checks' is empty; write a value, or leave the line out"));
    }
}
