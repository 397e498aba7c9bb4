package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.backup.ProjectStatus.Concern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Expected NOTHING = new Expected(Optional.empty(), Optional.empty());
    private static final Expected DAILY = new Expected(Optional.of(Duration.ofHours(24)), Optional.empty());
    private static final Expected PROVEN_WEEKLY = new Expected(Optional.empty(), Optional.of(Duration.ofDays(7)));

    @Test
    void shouldFindABackupOverdueOnlyWhenOneIsExpected() {
        Backup old = hoursAgo(25, Status.COMPLETE);

        assertThat(concerns(NOTHING, old)).isEmpty();
        assertThat(concerns(DAILY, old)).containsExactly(Concern.BACKUP_OVERDUE);
        assertThat(concerns(DAILY, old, hoursAgo(24, Status.LEGACY))).isEmpty();
        assertThat(concerns(DAILY)).containsExactly(Concern.NO_BACKUP);
    }

    @Test
    void shouldNotBeCalmedByAnIncompleteBackupOrOneFromTheFuture() {
        Backup old = hoursAgo(25, Status.COMPLETE);

        assertThat(concerns(DAILY, old, hoursAgo(1, Status.INCOMPLETE), hoursAgo(-1, Status.COMPLETE)))
                .containsExactly(Concern.BACKUP_OVERDUE);
    }

    @Test
    void shouldFindAProofOverdueAndGiveANewProjectTime() {
        assertThat(concerns(PROVEN_WEEKLY, hoursAgo(7 * 24, Status.COMPLETE))).isEmpty();
        assertThat(concerns(PROVEN_WEEKLY, hoursAgo(7 * 24 + 1, Status.COMPLETE), hoursAgo(1, Status.COMPLETE)))
                .containsExactly(Concern.NEVER_PROVEN);
        assertThat(concerns(PROVEN_WEEKLY, hoursAgo(8 * 24, Status.COMPLETE, Verdict.PROVEN)))
                .containsExactly(Concern.PROOF_OVERDUE);
        assertThat(concerns(PROVEN_WEEKLY, hoursAgo(24, Status.LEGACY, Verdict.RESTORABLE)))
                .isEmpty();
    }

    @Test
    void shouldTellThatTheLastProofFailedWhateverIsExpected() {
        assertThat(concerns(
                        NOTHING,
                        hoursAgo(2, Status.COMPLETE, Verdict.FAILED),
                        hoursAgo(3, Status.COMPLETE, Verdict.PROVEN)))
                .containsExactly(Concern.PROOF_FAILED);
        assertThat(concerns(
                        NOTHING,
                        hoursAgo(2, Status.COMPLETE, Verdict.PROVEN),
                        hoursAgo(3, Status.COMPLETE, Verdict.FAILED)))
                .isEmpty();
    }

    private static List<Concern> concerns(Expected expected, Backup... backups) {
        return ProjectStatus.of(new Project("wizards"), List.of(backups), expected, NOW)
                .concerns();
    }

    private static Backup hoursAgo(int hours, Status status, Verdict... verdicts) {
        return ListedBackup.of(NOW.minus(Duration.ofHours(hours)), status, List.of(verdicts));
    }
}
