package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain          | plain",
                "$SET           | set",
                "${SET}-${SET}  | set-set",
                "${SET:-other}  | set",
                "${EMPTY:-other}| other",
                "${EMPTY-other} | ''",
                "${NONE-other}  | other",
                "${NONE:-}      | ''",
                "${NONE:-${SET}}| set",
                "${NONE:-${NO:-deep}} | deep",
                "${SET:?say it} | set",
                "${SET:+other}  | other",
                "a${NONE:+other}| a",
                "a${NONE}       | ''",
                "a${NONE:?say}  | ''",
                "a$NONE         | ''",
            })
    void shouldFillInAsComposeDoes(String text, String filled) {
        EnvFile variables = new EnvFile(Map.of("SET", "set", "EMPTY", ""));

        assertThat(variables.fillIn(text)).isEqualTo(filled);
    }

    @Test
    void shouldLeaveOutWhatHasNoValue() {
        EnvFile variables = new EnvFile(Map.of("SET", "set"));

        assertThat(variables.fillInOrLeaveOut("postgres:${VERSION}-${SET}")).isEqualTo("postgres:-set");
    }

    @Test
    void shouldReadEveryWayToWriteALine() throws IOException {
        Path file = Files.writeString(
                folder.resolve(".env"),
                "# comment=no\r\nA=1\r\nexport B = \"two words\" \r\nC='it # stays'\nD=4 # goes\nE=\n=no\nF=a=b");

        assertThat(EnvFile.read(file).values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("A", "1", "B", "two words", "C", "it # stays", "D", "4", "E", "", "F", "a=b"));
    }

    @Test
    void shouldHaveNoVariablesWhereThereIsNoFile() {
        assertThat(EnvFile.read(folder.resolve(".env")).values()).isEmpty();
    }
}
