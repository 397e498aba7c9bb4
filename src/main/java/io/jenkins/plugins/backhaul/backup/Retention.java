package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.backup.Backup.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which backups are kept. Only good ones count: published whole, sound, not from the future, and not known to fail. What
 * does not count is kept too, as nobody can tell what it is worth. Days, weeks, months and years are those of UTC, and only those
 * that have a good backup are counted, so that a pause in backing up deletes nothing. Nothing here reads a clock or a store.
 */
public final class Retention {
    private static final Comparator<Backup> NEWEST_FIRST = Comparator.comparing(Backup::time)
            .thenComparing(each -> each.object().key())
            .reversed();

    private final Keep keep;

    /** Decides by these rules. */
    public Retention(Keep keep) {
        this.keep = keep;
    }

    /**
     * Decides.
     *
     * @param backups all backups of one project, in any order
     * @param unsound those of them that are known not to be what they were
     * @param now later ones are from the future
     * @return one decision for each, the newest first
     */
    public List<Decision> decide(List<Backup> backups, Set<Backup> unsound, Instant now) {
        List<Backup> sorted = backups.stream().sorted(NEWEST_FIRST).toList();
        Map<Backup, String> leftAlone = new HashMap<>();
        sorted.forEach(each -> reasonToLeave(each, unsound, now).ifPresent(reason -> leftAlone.put(each, reason)));
        List<Backup> good =
                sorted.stream().filter(each -> !leftAlone.containsKey(each)).toList();
        Map<Backup, List<String>> rules = keep.isEmpty() ? Map.of() : rulesThatKeep(good);
        return sorted.stream()
                .map(each -> leftAlone.containsKey(each)
                        ? new Decision(each, true, leftAlone.get(each))
                        : decide(each, rules.getOrDefault(each, List.of())))
                .toList();
    }

    private Decision decide(Backup good, List<String> rules) {
        if (keep.isEmpty()) {
            return new Decision(good, true, "no rule says what to keep, so all is kept");
        }
        return rules.isEmpty()
                ? new Decision(good, false, "no rule keeps it")
                : new Decision(good, true, String.join(", ", rules));
    }

    private static Optional<String> reasonToLeave(Backup backup, Set<Backup> unsound, Instant now) {
        if (backup.status() == Status.LEGACY) {
            return Optional.of("made by another tool: never deleted");
        }
        if (backup.status() == Status.INCOMPLETE) {
            return Optional.of("incomplete: never deleted, and does not count");
        }
        if (unsound.contains(backup)) {
            return Optional.of("not a sound backup of ours: never deleted, and does not count");
        }
        if (backup.time().isAfter(now)) {
            return Optional.of("from the future, so a clock is wrong: never deleted, and does not count");
        }
        return backup.lastProof()
                .filter(each -> each.verdict() == Verdict.FAILED)
                .map(each -> "its last proof failed: never deleted, and does not count");
    }

    private Map<Backup, List<String>> rulesThatKeep(List<Backup> good) {
        Map<Backup, List<String>> rules = new HashMap<>();
        good.stream().limit(1).forEach(each -> add(rules, each, "the newest"));
        good.stream().filter(Retention::isProven).limit(1).forEach(each -> add(rules, each, "the newest proven"));
        good.stream().limit(keep.last()).forEach(each -> add(rules, each, "last"));
        newestOfEach(keep.daily(), date -> "day " + date, good, rules);
        newestOfEach(
                keep.weekly(),
                date -> String.format(
                        "week %d-W%02d",
                        date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                good,
                rules);
        newestOfEach(keep.monthly(), date -> "month " + YearMonth.from(date), good, rules);
        newestOfEach(keep.yearly(), date -> "year " + Year.from(date), good, rules);
        return rules;
    }

    private static void newestOfEach(
            int count, Function<LocalDate, String> period, List<Backup> newestFirst, Map<Backup, List<String>> rules) {
        Set<String> seen = new HashSet<>();
        for (Backup each : newestFirst) {
            String name = period.apply(each.time().atZone(ZoneOffset.UTC).toLocalDate());
            if (seen.size() < count && seen.add(name)) {
                add(rules, each, name);
            }
        }
    }

    private static boolean isProven(Backup backup) {
        return backup.lastProof()
                .filter(each -> each.verdict() == Verdict.PROVEN)
                .isPresent();
    }

    private static void add(Map<Backup, List<String>> rules, Backup backup, String rule) {
        rules.computeIfAbsent(backup, each -> new ArrayList<>()).add(rule);
    }
}
