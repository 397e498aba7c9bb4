package io.jenkins.plugins.backhaul.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    private static final Instant BACKED_UP = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "100, 100, true",
        "100, 100.00, true",
        "100, 101, false",
        "true, t, true",
        "false, t, false",
        "t, true, false",
        "done, done, true",
        "done, Done, false",
        "0, '', false"
    })
    void shouldCompareValues(String expected, String answer, boolean met) {
        assertThat(new Expectation.Value(expected).isMet(answer, BACKED_UP)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0.5, false", "5, true", "5.01, false", "many, false", "NaN, false", "'', false"})
    void shouldCompareRanges(String answer, boolean met) {
        Expectation range = new Expectation.Range(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(5)));

        assertThat(range.isMet(answer, BACKED_UP)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, true",
        "2026-11-19 12:00:01, true",
        "2026-11-19 12:00:00.000001, true",
        "2026-11-19 12:00:00, false",
        "2026-11-19 12:30:00+00, true",
        "2026-11-19 13:30:00.25+01:30, true",
        "2026-11-19 13:29:00+01:30, false",
        "2026-11-19T12:30:00Z, true",
        "2026-11-18, false",
        "2027-01-01, true",
        "infinity, false",
        "yesterday, false"
    })
    void shouldCountAgesFromTheBackup(String answer, boolean met) {
        assertThat(new Expectation.YoungerThan(Duration.ofDays(1)).isMet(answer, BACKED_UP))
                .isEqualTo(met);
    }

    @Test
    void shouldSayWhatIsExpected() {
        assertThat(new Expectation.Range(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN)))
                .hasToString("at least 1 and at most 10");
        assertThat(new Expectation.YoungerThan(Duration.ofDays(2)))
                .hasToString("a time less than 2 days before the backup");
        assertThat(new Expectation.YoungerThan(Duration.ofMinutes(90)))
                .hasToString("a time less than 90 minutes before the backup");
    }
}
