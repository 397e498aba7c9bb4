package io.jenkins.plugins.backhaul.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** As of when the store is read. */
final class AsOfOption {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = Time.class,
            description =
                    "Read the bucket as it was then, so that what was deleted or overwritten since is there again:"
                            + " 2026-11-01T00:00Z, or 2026-11-01 for its first moment in UTC. The bucket must keep versions.")
    private Instant time;

    /** The time; empty for now. */
    Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** Reads a time; UTC where it names no zone, as the names of backups do. */
    static final class Time implements ITypeConverter<Instant> {
        private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd")
                .optionalStart()
                .appendPattern("['T'][' ']HH:mm[:ss]")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("[XXX][X]")
                .toFormatter(Locale.ROOT);

        @Override
        public Instant convert(String text) {
            Instant time = instant(text.strip());
            if (time.isAfter(Instant.now())) {
                throw new IllegalArgumentException(time + " is still to come");
            }
            return time;
        }

        private static Instant instant(String text) {
            try {
                TemporalAccessor time =
                        FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (time instanceof OffsetDateTime exact) {
                    return exact.toInstant();
                }
                return time instanceof LocalDateTime local
                        ? local.toInstant(ZoneOffset.UTC)
                        : LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + text + "' is no time; write it like 2026-11-01T00:00Z", e);
            }
        }
    }
}
