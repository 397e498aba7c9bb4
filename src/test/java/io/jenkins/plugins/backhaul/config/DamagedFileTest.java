package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is read or refused in words; no text makes the reader fail in any other way. */
class DamagedFileTest {
    private static final String FILE = """
            project: wizards
            store: s3://countable/backups # ours
            path-style: true
            databases:
              default: &db { type: postgres, service: db, user: "postgres", name: 'postgres' }
              other: { <<: *db, name: "a b", format: custom }
            environments:
              staging: { branch: develop, url: https://staging.wizards.example/, databases: { default: { name: x } } }
            """;
    private static final List<String> PIECES = List.of(
            "&a ",
            "*a",
            "*db",
            "<<: ",
            "!!binary ",
            "!x ",
            "? ",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "\n",
            "\n  ",
            "\t",
            "'",
            "\"",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "#",
            "\u0000",
            "\u0007",
            "\u0085",
            "\ud83d",
            "0x1F",
            "1e400",
            "~",
            "@",
            "`",
            "\\");

    @Test
    void shouldReadOrRefuseEveryDamagedFile() {
        Random random = new Random(20261120);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(FILE);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(3));
                text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
            refused += assertReadOrRefused(text.toString()) ? 1 : 0;
        }

        assertThat(refused).isBetween(1_000, 4_900);
    }

    private static boolean assertReadOrRefused(String text) {
        try {
            ConfigText.read(text);
            return false;
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.sentence().chars().noneMatch(Character::isISOControl), text);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("Neither read nor refused:\n" + text, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project: !!binary d2l6YXJkcw==",
                "project: !!binary '*'",
                "project: !wizard x",
                "? [a]\n: b",
                "{[a]: b}",
                "project: \u0007",
                "%YAML 9.9\n---\nproject: a",
                "project: &a *a",
                "*a : b",
                "&a",
                "!!map [a]"
            })
    void shouldRefuseWhatIsOdd(String text) {
        assertThat(ConfigText.problemsOf(text)).isNotEmpty();
    }

    @Test
    void shouldNotTakeLongForALongLine() {
        List<String> texts = new ArrayList<>();
        for (String key : List.of("project", "store", "endpoint", "region", "kms-key")) {
            texts.add(key + ": " + "a/".repeat(100_000));
        }

        assertThat(texts)
                .allSatisfy(text -> assertThat(ConfigText.problemsOf(text)).isNotEmpty());
    }
}
