package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void shouldAlignColumnsAlsoWithWideCharacters() {
        TextTable table = new TextTable(List.of("NAME", "ROWS", "STATUS"), Set.of(1))
                .row("bücher", "7", "complete")
                .row("a", "1,234,567", "");

        assertThat(table.lines())
                .containsExactly("NAME         ROWS  STATUS", "bücher          7  complete", "a       1,234,567");
    }
}
