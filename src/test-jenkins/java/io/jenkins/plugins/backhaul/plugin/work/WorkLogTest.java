package io.jenkins.plugins.backhaul.plugin.work;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WorkLogTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final WorkLog work = new WorkLog(new StreamTaskListener(log, StandardCharsets.UTF_8));

    @Test
    void shouldMarkEveryLine() {
        work.printAll("dumping wizards\npublishing it\n");

        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsSubsequence("[backhaul] dumping wizards", "[backhaul] publishing it");
    }

    @Test
    void shouldTakeMeaningFromControlCharacters() {
        work.printAll("\u001b[8mha:////hidden note\u001b[0m \u202etxet\n");

        assertThat(log.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u001b", "\u202e")
                .contains("[backhaul] [8mha:////hidden note");
    }

    @Test
    void shouldCutEndlessLines() {
        assertThat(WorkLog.printable("x".repeat(5000))).hasSize(2001).endsWith("…");
    }
}
