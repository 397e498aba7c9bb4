package io.jenkins.plugins.backhaul.proof;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the answer to a {@link Check} must be. {@code toString} says it in words, to end a sentence. */
public sealed interface Expectation {
    /** Whether an answer is as expected; an answer of the wrong kind is not. */
    boolean isMet(String answer, Instant backedUp);

    /**
     * This value, as the database writes it; numbers are equal when their values are.
     *
     * @param value in full
     */
    record Value(String value) implements Expectation {
        @Override
        public boolean isMet(String answer, Instant backedUp) {
            return answer.equals(value) || isSameNumber(answer) || isSameTruth(answer);
        }

        private boolean isSameNumber(String answer) {
            Optional<BigDecimal> expected = number(value);
            return expected.isPresent()
                    && number(answer)
                            .filter(each -> each.compareTo(expected.get()) == 0)
                            .isPresent();
        }

        /** PostgreSQL writes truth values as single letters. */
        private boolean isSameTruth(String answer) {
            return List.of("true", "false").contains(value)
                    && value.substring(0, 1).equals(answer);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * A number between these, both included.
     *
     * @param min the least, if there is one
     * @param max the most, if there is one
     */
    record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Expectation {
        @Override
        public boolean isMet(String answer, Instant backedUp) {
            return number(answer)
                    .filter(each -> min.isEmpty() || each.compareTo(min.get()) >= 0)
                    .filter(each -> max.isEmpty() || each.compareTo(max.get()) <= 0)
                    .isPresent();
        }

        @Override
        public String toString() {
            String least = min.map(each -> "at least " + each.toPlainString()).orElse("");
            String most = max.map(each -> "at most " + each.toPlainString()).orElse("");
            return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
        }
    }

    /**
     * A date or a time that was less than this before the backup.
     *
     * @param age the most
     */
    record YoungerThan(Duration age) implements Expectation {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                "uuuu-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][XXX][X]]");

        /** @throws NullPointerException when there is none */
        public YoungerThan {
            Objects.requireNonNull(age, "age");
        }

        @Override
        public boolean isMet(String answer, Instant backedUp) {
            return time(answer)
                    .filter(each -> each.isAfter(backedUp.minus(age)))
                    .isPresent();
        }

        private static Optional<Instant> time(String answer) {
            try {
                TemporalAccessor time =
                        TIME.parseBest(answer.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (time instanceof OffsetDateTime exact) {
                    return Optional.of(exact.toInstant());
                }
                return Optional.of(
                        time instanceof LocalDateTime local
                                ? local.toInstant(ZoneOffset.UTC)
                                : LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            long hours = age.toHours();
            String words = hours >= 48 && hours % 24 == 0
                    ? hours / 24 + " days"
                    : age.toMinutesPart() == 0 && hours > 0 ? hours + " hours" : age.toMinutes() + " minutes";
            return "a time less than " + words + " before the backup";
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
