package io.jenkins.plugins.backhaul.storage.presigned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    @ParameterizedTest
    @CsvSource({"0, 16", "1, 16", "83886080000, 16", "125829120000, 16", "125829120001, 17", "1099511627776, 140"})
    void shouldChooseTheSmallestPartsThatHoldTheEstimate(long estimate, long mib) {
        assertThat(PartPlan.forEstimate(estimate, 16 * MIB, 10_000).firstSize()).isEqualTo(mib * MIB);
    }

    @ParameterizedTest
    @CsvSource({"10000, 0", "10000, 5497558138880", "1000, 0", "1000, 700000000000", "16, 0"})
    void shouldHoldTheEstimateInEqualPartsAndMoreInAll(int maxParts, long estimate) {
        PartPlan plan = PartPlan.forEstimate(estimate, 16 * MIB, maxParts);
        for (int number = 1; number <= maxParts * 3 / 4; number++) {
            assertThat(plan.sizeOf(number)).isEqualTo(plan.firstSize());
        }
        assertThat(plan.firstSize() * (maxParts * 3L / 4)).isGreaterThanOrEqualTo(estimate);
        assertThat(plan.capacity()).isGreaterThan(estimate + estimate / 4);
    }

    @Test
    void shouldGrowStepByStepWhenTheEstimateWasWrong() {
        PartPlan plan = PartPlan.forEstimate(0, 16 * MIB, 10_000);
        assertThat(plan.sizeOf(7500)).isEqualTo(16 * MIB);
        assertThat(plan.sizeOf(7501)).isEqualTo(32 * MIB);
        assertThat(plan.sizeOf(8125)).isEqualTo(32 * MIB);
        assertThat(plan.sizeOf(8126)).isEqualTo(64 * MIB);
        assertThat(plan.sizeOf(10_000)).isEqualTo(256 * MIB);
        assertThat(plan.capacity()).isBetween(400 * GIB, 420 * GIB);
    }

    @Test
    void shouldNeverAskForMoreThanTheStoreTakesInAPart() {
        PartPlan plan = PartPlan.forEstimate(48 * TIB, 16 * MIB, 10_000);
        assertThat(plan.firstSize()).isEqualTo(GIB);
        assertThat(plan.sizeOf(10_000)).isEqualTo(GIB);
    }

    @ParameterizedTest
    @CsvSource({"5242879, 10000", "1073741825, 10000", "16777216, 10001", "16777216, 15"})
    void shouldRefuseWhatNoStoreTakes(long size, int maxParts) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartPlan(size, maxParts));
    }
}
