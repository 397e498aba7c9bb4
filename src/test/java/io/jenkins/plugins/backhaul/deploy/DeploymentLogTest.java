package io.jenkins.plugins.backhaul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentLogTest {
    private static final Commit A = new Commit("a".repeat(40));
    private static final Commit B = new Commit("b".repeat(40));
    private static final Commit C = new Commit("c".repeat(40));

    @TempDir
    private Path folder;

    private DeploymentLog log;

    @BeforeEach
    void open() {
        log = DeploymentLog.in(folder);
    }

    private static Deployment deployment(Commit from, Commit to, Outcome outcome) {
        Instant now = Instant.parse("2026-11-20T12:30:11Z");
        return new Deployment(
                "staging",
                "develop",
                Optional.ofNullable(from),
                to,
                new By("Zoë", "because \"I\" can\n"),
                now,
                now.plusSeconds(12),
                outcome,
                Optional.of("20261120-123000.tar.lrz"),
                "It is so");
    }

    private void append(Commit from, Commit to, Outcome outcome) throws IOException {
        log.append(deployment(from, to, outcome));
    }

    @Test
    void shouldReadWhatItHasWritten() throws Exception {
        append(null, A, Outcome.DEPLOYED);
        append(A, B, Outcome.ROLLED_BACK);

        assertThat(log.all())
                .containsExactly(deployment(null, A, Outcome.DEPLOYED), deployment(A, B, Outcome.ROLLED_BACK));
        assertThat(Files.readAllLines(folder.resolve("deployments.jsonl"))).hasSize(2);
    }

    @Test
    void shouldGoOnAfterALineThatWasCutOff() throws Exception {
        append(null, A, Outcome.DEPLOYED);
        Files.writeString(folder.resolve("deployments.jsonl"), "{\"begun\":\"2026", StandardOpenOption.APPEND);

        append(A, B, Outcome.DEPLOYED);

        assertThat(log.all()).extracting(Deployment::to).containsExactly(A, B);
    }

    @Test
    void shouldGoBackFurtherEachTime() throws Exception {
        append(A, B, Outcome.DEPLOYED);
        append(B, C, Outcome.DEPLOYED);
        assertThat(log.before(C)).contains(B);

        append(C, B, Outcome.DEPLOYED);

        assertThat(log.before(B)).contains(A);
        assertThat(log.before(A)).isEmpty();
    }

    @Test
    void shouldPassOverWhatDidNotBecomeWell() throws Exception {
        append(A, B, Outcome.DEPLOYED);
        append(B, C, Outcome.ROLLED_BACK);

        assertThat(log.before(B)).contains(A);
    }

    @Test
    void shouldGoBackBehindADeploymentThatWasKilled() throws Exception {
        append(A, B, Outcome.INTERRUPTED);

        assertThat(log.wayBack(Optional.of(B))).contains(A);
        assertThat(log.wayBack(Optional.of(A))).contains(A);
        append(A, B, Outcome.DEPLOYED);
        assertThat(log.wayBack(Optional.of(B))).contains(B);
    }
}
