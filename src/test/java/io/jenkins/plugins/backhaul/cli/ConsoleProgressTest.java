package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.log.LogProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void shouldLeaveOnePlainLineAPhaseInALog() {
        try (LogProgress progress = new LogProgress(new PrintWriter(printed)::println)) {
            progress.start("dumping wizards", 1000);
            progress.advance(1000);
            progress.note("the role bob is missing");
            progress.start("publishing", 0);
        }

        assertThat(printed.toString().lines())
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo("  note: the role bob is missing"),
                        dump -> assertThat(dump).matches(" {2}dumping wizards: 1.0 kB in 0\\.\\d s.*"),
                        publish -> assertThat(publish).matches(" {2}publishing: 0\\.\\d s"));
        assertThat(printed.toString()).doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void shouldRenewOneLineOnATerminal() {
        try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(printed))) {
            progress.start("dumping wizards", 1000);
        }

        assertThat(printed.toString())
                .startsWith("\r\u001b[K  dumping wizards [----")
                .endsWith("s\n");
    }

    @Test
    void shouldNotTellAFailedPhaseAsDone() {
        try (LogProgress progress = new LogProgress(new PrintWriter(printed)::println)) {
            progress.start("dumping wizards", 0);
            progress.fail();
        }

        assertThat(printed.toString()).isEmpty();
    }
}
