package io.jenkins.plugins.backhaul.lrzip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritePlanTest {
    @ParameterizedTest
    @CsvSource({"16, 1", "16, 64", "64, 2", "115, 2", "230, 1", "230, 2", "330, 2", "330, 8", "4000, 2"})
    void shouldStayWithinItsMemory(long megabytes, int threads) {
        for (Level level : Level.values()) {
            WritePlan plan = WritePlan.of(new LrzipWriteOptions(level, threads, megabytes << 20, true));

            assertThat(plan.reach()).as("window at %s", level).isBetween(4L << 20, megabytes << 20);
            assertThat(plan.window().capacity()).isEqualTo(plan.reach());
            assertThat(plan.dictionary()).isGreaterThanOrEqualTo(1 << 12);
            assertThat(plan.block()).isGreaterThanOrEqualTo(1 << 16);
        }
    }

    @Test
    void shouldGiveTheWindowWhatNoDictionaryTakes() {
        LrzipWriteOptions options = new LrzipWriteOptions(Level.DEFAULT, 2, 200L << 20, true);

        assertThat(WritePlan.of(options.withLevel(Level.FAST)).reach())
                .isGreaterThan(WritePlan.of(options).reach());
    }

    @Test
    void shouldKeepAtLeastHalfOfItForTheWindow() {
        LrzipWriteOptions options = new LrzipWriteOptions(Level.DEFAULT, 2, 230L << 20, true);

        assertThat(WritePlan.of(options).reach()).isGreaterThanOrEqualTo(115L << 20);
    }

    @Test
    void shouldReachAlmostAsFarWhenASegmentHasJustBeenGivenUp() {
        WritePlan plan = WritePlan.of(new LrzipWriteOptions(Level.DEFAULT, 2, 204L << 20, true));

        assertThat(plan.reach() - (1L << plan.segmentBits())).isGreaterThan(plan.reach() / 100 * 97);
    }

    @Test
    void shouldNeedNoMoreThanAFixedWindowHoweverMuchThereIs() {
        WritePlan plan = WritePlan.of(new LrzipWriteOptions(Level.BEST, 2, 8L << 30, true));

        assertThat(plan.reach()).isEqualTo(12L << 24);
    }
}
