package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"wizards", "w", "7", "Wizards.example", "my-site_2"})
    void shouldTakeWhatEveryStoreTakes(String name) {
        assertThat(new ProjectName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "-a", "a-", ".a", "ä", "a\n", "a\u0000b", "a%2fb"})
    void shouldRefuseWhatIsNoFolderEverywhere(String name) {
        assertThatThrownBy(() -> new ProjectName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A project's name must be 1 to 63 letters");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100_000})
    void shouldRefuseALongName(int length) {
        assertThatThrownBy(() -> new ProjectName("a".repeat(length))).isInstanceOf(IllegalArgumentException.class);
    }
}
