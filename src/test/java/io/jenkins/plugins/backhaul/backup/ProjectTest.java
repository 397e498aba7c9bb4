package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"wizards", "Site_2", "torchbox.com", "bücher", "7"})
    void shouldTakeNamesThatAreOneFolder(String name) {
        assertThat(new Project(name).folder()).isEqualTo(name + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", ".hidden", "-x", "a b", "a\nb"})
    void shouldRefuseNamesThatAreNot(String name) {
        assertThatThrownBy(() -> new Project(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be a project's name");
    }
}
