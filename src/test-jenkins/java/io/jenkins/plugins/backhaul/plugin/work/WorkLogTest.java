package io.jenkins.plugins.backhaul.plugin.work;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.StreamTaskListener;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WorkLogTest {
    private final StringWriter log = new StringWriter();
    private final WorkLog work = new WorkLog(new StreamTaskListener(log));

    @Test
    void shouldMarkEveryLine() {
        work.printAll("dumping wizards\npublishing it\n");

        assertThat(log.toString()).containsSubsequence("[backhaul] dumping wizards", "[backhaul] publishing it");
    }

    @Test
    void shouldTakeMeaningFromControlCharacters() {
        work.printAll("\u001b[8mha:////hidden note\u001b[0m \u202etxet\n");

        assertThat(log.toString()).doesNotContain("\u001b", "\u202e").contains("[backhaul] [8mha:////hidden note");
    }

    @Test
    void shouldCutEndlessLines() {
        assertThat(WorkLog.printable("x".repeat(5000))).hasSize(2001).endsWith("…");
    }
}
