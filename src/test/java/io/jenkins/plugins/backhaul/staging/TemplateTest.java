package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void shouldFillInWordsOnce() {
        assertThat(Template.filled("{to} has {merged}: $1 {other}", Map.of("to", "{merged}", "merged", "a\\$b")))
                .isEqualTo("{merged} has a\\$b: $1 {other}");
    }
}
