package io.jenkins.plugins.backhaul.storage.presigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void shouldSpreadWaitsBetweenNothingAndADoublingCeiling() {
        assertThat(longestOf(1)).isBetween(80L, 100L);
        assertThat(longestOf(3)).isBetween(320L, 400L);
        assertThat(longestOf(60)).isBetween(1600L, 2000L);
    }

    @Test
    void shouldWaitAsLongAsAskedButNoLongerThanTheLongest() {
        assertThat(policy.pauseAfter(1, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.pauseAfter(1, Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(2));
    }

    private long longestOf(int attempt) {
        return IntStream.range(0, 2000)
                .mapToLong(i -> policy.pauseAfter(attempt, Duration.ZERO).toMillis())
                .max()
                .orElseThrow();
    }
}
