package io.jenkins.plugins.backhaul.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "../a", "a/."})
    void shouldRefuseSegmentsThatLeadElsewhere(String text) {
        assertThatThrownBy(() -> new ObjectKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has an empty, '.' or '..' segment");
    }

    @Test
    void shouldRefuseControlCharactersWithoutPrintingThem() {
        assertThatThrownBy(() -> new ObjectKey("a\u001b[2Jb")).hasMessage("The key holds a control character: a?[2Jb");
    }

    @Test
    void shouldRefuseKeysThatAreTooLongForAStoreWithAPrefix() {
        assertThat(new ObjectKey("é".repeat(450)).value()).hasSize(450);
        assertThatThrownBy(() -> new ObjectKey("é".repeat(451)))
                .hasMessageStartingWith("The key is longer than 900 bytes");
    }

    @Test
    void shouldResolveAndName() {
        ObjectKey key = new ObjectKey("wizards").resolve("20261120.json");

        assertThat(key).hasToString("wizards/20261120.json");
        assertThat(key.name()).isEqualTo("20261120.json");
    }
}
