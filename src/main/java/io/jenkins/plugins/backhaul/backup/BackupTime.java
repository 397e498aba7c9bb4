package io.jenkins.plugins.backhaul.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the time in the name of a backup, however whoever named it spells dates: 20261120-031500, 2026-11-20, 2026-11-20T03_15Z … */
final class BackupTime {
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(\\d{4})([-_.]?)(\\d{2})\\2(\\d{2})(?:[-_.T ]*(\\d{2})[-_.:h]?(\\d{2})(?:[-_.:m]?(\\d{2}))?)?(?!\\d)");

    private static final int YEAR = 1;
    private static final int MONTH = 3;
    private static final int DAY = 4;
    private static final int HOUR = 5;
    private static final int MINUTE = 6;
    private static final int SECOND = 7;

    private BackupTime() {}

    /** The time in UTC that the name holds, the start of the day when it holds only a date; empty when it holds none. */
    static Optional<Instant> in(String name) {
        return DATE.matcher(name)
                .results()
                .map(BackupTime::timeOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Instant> timeOf(MatchResult date) {
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(date, YEAR),
                    number(date, MONTH),
                    number(date, DAY),
                    number(date, HOUR),
                    number(date, MINUTE),
                    number(date, SECOND));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }
}
