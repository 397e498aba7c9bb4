package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Holds the decisions to a slow model that says the same in the plainest words, over random histories. */
class RetentionPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int DAYS = 3 * 365;

    @Property(tries = 400)
    void shouldDecideAsTheModelDoes(@ForAll("histories") List<Backup> history, @ForAll("rules") Keep keep) {
        List<Backup> kept = kept(keep, history);

        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(history.stream()
                        .filter(each -> isKeptByTheModel(each, history, keep))
                        .toList());
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrder(
            @ForAll("histories") List<Backup> history, @ForAll("rules") Keep keep, @ForAll Random random) {
        List<Backup> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(kept(keep, shuffled)).isEqualTo(kept(keep, history));
    }

    @Property(tries = 200)
    void shouldKeepTheNewestGoodAndTheNewestProvenAndNoMoreThanAsked(
            @ForAll("histories") List<Backup> history, @ForAll("rules") Keep keep) {
        List<Backup> good =
                history.stream().filter(RetentionPropertiesTest::isGood).toList();
        List<Backup> kept = kept(keep, history);

        newest(good).ifPresent(each -> assertThat(kept).contains(each));
        newest(good.stream().filter(RetentionPropertiesTest::isProven).toList())
                .ifPresent(each -> assertThat(kept).contains(each));
        assertThat(kept)
                .containsAll(history.stream().filter(each -> !isGood(each)).toList());
        if (!keep.isEmpty()) {
            assertThat(kept.stream().filter(RetentionPropertiesTest::isGood).count())
                    .isLessThanOrEqualTo(
                            2L + keep.last() + keep.daily() + keep.weekly() + keep.monthly() + keep.yearly());
        }
    }

    @Property(tries = 100)
    void shouldKeepAllThatIsLeftWhenItIsPrunedAgain(
            @ForAll("histories") List<Backup> history, @ForAll("rules") Keep keep) {
        List<Backup> kept = kept(keep, history);

        assertThat(kept(keep, kept)).isEqualTo(kept);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void shouldKeepTheSameWhenItIsPrunedEveryNightForThreeYears(@ForAll("rules") Keep keep) {
        List<Backup> never = new ArrayList<>();
        List<Backup> nightly = new ArrayList<>();
        for (int day = DAYS; day >= 0; day--) {
            Backup made = ListedBackup.of(NOW.minus(Duration.ofDays(day)), Status.COMPLETE, List.of());
            never.add(made);
            nightly.add(made);
            nightly = new ArrayList<>(kept(keep, nightly));
        }

        assertThat(nightly).isEqualTo(kept(keep, never));
    }

    @Provide
    Arbitrary<List<Backup>> histories() {
        Arbitrary<Instant> times =
                Arbitraries.longs().between(-3L, DAYS * 24L).map(hours -> NOW.minus(Duration.ofHours(hours)));
        Arbitrary<Status> statuses =
                Arbitraries.of(Status.COMPLETE, Status.COMPLETE, Status.COMPLETE, Status.INCOMPLETE, Status.LEGACY);
        Arbitrary<List<Verdict>> verdicts = Arbitraries.of(Verdict.class).list().ofMaxSize(1);
        return Combinators.combine(times, statuses, verdicts)
                .as(ListedBackup::of)
                .list()
                .uniqueElements(Backup::time)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Keep> rules() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 6);
        return Combinators.combine(count, count, count, count, count).as(Keep::new);
    }

    /** In the plainest words: by one of the rules, fewer than so many days (weeks …) after its own have a good backup. */
    private static boolean isKeptByTheModel(Backup backup, List<Backup> history, Keep keep) {
        List<Backup> good =
                history.stream().filter(RetentionPropertiesTest::isGood).toList();
        if (!good.contains(backup) || keep.isEmpty()) {
            return true;
        }
        boolean newestProven = isProven(backup)
                && good.stream().filter(RetentionPropertiesTest::isProven).noneMatch(each -> isLater(each, backup));
        long later = good.stream().filter(each -> isLater(each, backup)).count();
        return newestProven
                || later == 0
                || later < keep.last()
                || keeps(keep.daily(), LocalDate::toEpochDay, backup, good)
                || keeps(keep.weekly(), RetentionPropertiesTest::week, backup, good)
                || keeps(keep.monthly(), date -> date.getYear() * 12L + date.getMonthValue(), backup, good)
                || keeps(keep.yearly(), date -> (long) date.getYear(), backup, good);
    }

    private static boolean keeps(int count, Function<LocalDate, Long> period, Backup backup, List<Backup> good) {
        long own = period.apply(date(backup));
        boolean newestOfItsOwn =
                good.stream().noneMatch(each -> isLater(each, backup) && period.apply(date(each)) == own);
        long laterPeriods = good.stream()
                .map(each -> period.apply(date(each)))
                .filter(each -> each > own)
                .distinct()
                .count();
        return newestOfItsOwn && laterPeriods < count;
    }

    private static long week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100L + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static boolean isGood(Backup backup) {
        boolean failed = backup.lastProof()
                .filter(each -> each.verdict() == Verdict.FAILED)
                .isPresent();
        return backup.status() == Status.COMPLETE && !failed && !backup.time().isAfter(NOW);
    }

    private static boolean isProven(Backup backup) {
        return backup.lastProof()
                .filter(each -> each.verdict() == Verdict.PROVEN)
                .isPresent();
    }

    private static boolean isLater(Backup one, Backup other) {
        return one.time().isAfter(other.time());
    }

    private static Optional<Backup> newest(List<Backup> backups) {
        return backups.stream().max(Comparator.comparing(Backup::time));
    }

    private static LocalDate date(Backup backup) {
        return backup.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<Backup> kept(Keep keep, List<Backup> history) {
        return new Retention(keep)
                .decide(history, Set.of(), NOW).stream()
                        .filter(Decision::kept)
                        .map(Decision::backup)
                        .toList();
    }
}
