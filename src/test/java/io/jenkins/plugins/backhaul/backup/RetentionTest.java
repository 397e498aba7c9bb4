package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldKeepWhatDoesNotCountAndSayWhy() {
        Backup newest = ListedBackup.of(NOW.minus(Duration.ofHours(1)), Status.COMPLETE, List.of());
        Backup failed = ListedBackup.of(
                NOW.minus(Duration.ofHours(2)), Status.COMPLETE, List.of(Verdict.FAILED, Verdict.PROVEN));
        Backup damaged = ListedBackup.of(NOW.minus(Duration.ofHours(3)), Status.COMPLETE, List.of());
        Backup incomplete = ListedBackup.of(NOW.minus(Duration.ofHours(4)), Status.INCOMPLETE, List.of());
        Backup legacy = ListedBackup.of(NOW.minus(Duration.ofHours(5)), Status.LEGACY, List.of());
        Backup future = ListedBackup.of(NOW.plus(Duration.ofHours(1)), Status.COMPLETE, List.of());
        Backup old = ListedBackup.of(NOW.minus(Duration.ofHours(6)), Status.COMPLETE, List.of());
        Backup proven = ListedBackup.of(
                NOW.minus(Duration.ofDays(90)), Status.COMPLETE, List.of(Verdict.PROVEN, Verdict.FAILED));

        assertThat(new Retention(new Keep(0, 1, 0, 0, 0))
                        .decide(
                                List.of(old, proven, newest, failed, damaged, incomplete, legacy, future),
                                Set.of(damaged),
                                NOW))
                .containsExactly(
                        new Decision(
                                future,
                                true,
                                "from the future, so a clock is wrong: never deleted, and does not count"),
                        new Decision(newest, true, "the newest, day 2026-11-20"),
                        new Decision(failed, true, "its last proof failed: never deleted, and does not count"),
                        new Decision(damaged, true, "not a sound backup of ours: never deleted, and does not count"),
                        new Decision(incomplete, true, "incomplete: never deleted, and does not count"),
                        new Decision(legacy, true, "made by another tool: never deleted"),
                        new Decision(old, false, "no rule keeps it"),
                        new Decision(proven, true, "the newest proven"));
    }

    @Test
    void shouldCountDaysOfUtcAndWeeksFromMonday() {
        Backup sunday = at("2026-11-15T23:59:59Z");
        Backup monday = at("2026-11-16T00:00:00Z");
        Backup newYearsWeek = at("2026-01-01T10:00:00Z");
        Backup decemberOfThatWeek = at("2025-12-29T10:00:00Z");

        assertThat(kept(new Keep(0, 0, 3, 0, 0), List.of(sunday, monday, newYearsWeek, decemberOfThatWeek)))
                .containsExactly(monday, sunday, newYearsWeek);
        assertThat(kept(new Keep(0, 2, 0, 0, 0), List.of(sunday, monday, newYearsWeek)))
                .containsExactly(monday, sunday);
    }

    @Test
    void shouldKeepEverythingWithoutRules() {
        List<Backup> history = List.of(at("2026-11-15T00:00:00Z"), at("2020-01-01T00:00:00Z"));

        assertThat(kept(new Keep(0, 0, 0, 0, 0), history)).isEqualTo(history);
    }

    private static List<Backup> kept(Keep keep, List<Backup> history) {
        return new Retention(keep)
                .decide(history, Set.of(), NOW).stream()
                        .filter(Decision::kept)
                        .map(Decision::backup)
                        .toList();
    }

    private static Backup at(String time) {
        return ListedBackup.of(Instant.parse(time), Status.COMPLETE, List.of());
    }
}
