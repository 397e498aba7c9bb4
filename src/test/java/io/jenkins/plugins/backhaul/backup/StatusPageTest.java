package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectKey ARCHIVE = new ObjectKey("wizards/20261101-031500.tar.lrz");
    private static final Expected DAILY = new Expected(Optional.of(Duration.ofHours(24)), Optional.empty());

    @Test
    void shouldEscapeWhateverAStoreNames() {
        StatusRow row = new StatusRow(
                "<b>&\"'", 1, Optional.of(NOW), "0 min", "7 B", List.of(7L), "", "<i>", List.of("<u> is late"));

        assertThat(new StatusPage("s3://<s>", List.of(row), DAILY, NOW).html())
                .contains("&lt;b&gt;&amp;&quot;&#39;", "&lt;i&gt;", "&lt;u&gt; is late", "s3://&lt;s&gt;")
                .doesNotContain("<b>", "<i>", "<u>", "<s>");
    }

    @Test
    void shouldNotCallAFailedProofAGoodOne() {
        ProofMark failed = new ProofMark(ARCHIVE, NOW.minusSeconds(7200), Verdict.FAILED);
        ProofMark good = new ProofMark(ARCHIVE, NOW.minus(Duration.ofDays(9)), Verdict.PROVEN);
        StatusRow row = StatusRow.of(status(Optional.of(failed), Optional.of(good)), DAILY, NOW);

        assertThat(row.proof()).isEqualTo("failed 2 h ago");
        assertThat(row.proven()).isEqualTo("9 d ago");
        assertThat(row.isGood()).isFalse();
        assertThat(new StatusPage("s3://x", List.of(row), DAILY, NOW).html())
                .contains("Failed 2\u00a0h ago<small>the last good one 9\u00a0d ago</small>")
                .contains("<p class=\"failed\">The last proof failed</p>");
    }

    @Test
    void shouldSayYesOnlyWhenEveryProjectIsInOrder() {
        ProjectStatus good = new ProjectStatus(
                new Project("wizards"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                List.of());

        assertThat(new StatusPage("s3://x", List.of(StatusRow.of(good, DAILY, NOW)), DAILY, NOW).html())
                .contains("<p class=\"verdict proven\">Yes, of the only project</p>")
                .contains("A backup is expected every 24\u00a0h, a proof at no particular time.");
    }

    private static ProjectStatus status(Optional<ProofMark> last, Optional<ProofMark> good) {
        return new ProjectStatus(
                new Project("wizards"),
                Optional.empty(),
                Optional.empty(),
                last,
                good,
                List.of(),
                0,
                List.of(ProjectStatus.Concern.PROOF_FAILED));
    }
}
