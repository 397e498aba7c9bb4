package io.jenkins.plugins.backhaul.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void shouldReadLikeADiskLabel() {
        assertThat(Amount.bytes(0)).isEqualTo("0 B");
        assertThat(Amount.bytes(999)).isEqualTo("999 B");
        assertThat(Amount.bytes(1000)).isEqualTo("1.0 kB");
        assertThat(Amount.bytes(9_270_000)).isEqualTo("9.3 MB");
        assertThat(Amount.bytes(275_000_000)).isEqualTo("275 MB");
        assertThat(Amount.bytes(999_999_999)).isEqualTo("1.0 GB");
    }

    @Test
    void shouldTellTimesAsPeopleDo() {
        assertThat(Amount.seconds(0.04)).isEqualTo("0.0 s");
        assertThat(Amount.seconds(2.35)).isEqualTo("2.4 s");
        assertThat(Amount.seconds(185)).isEqualTo("3 min 5 s");
        assertThat(Amount.seconds(7800)).isEqualTo("2 h 10 min");
        assertThat(Amount.age(Duration.ofMinutes(5))).isEqualTo("5 min");
        assertThat(Amount.age(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Amount.age(Duration.ofDays(12))).isEqualTo("12 d");
    }

    @Test
    void shouldCountOneThingAsOne() {
        assertThat(Amount.count(1, "table")).isEqualTo("1 table");
        assertThat(Amount.count(0, "table")).isEqualTo("0 tables");
        assertThat(Amount.count(1234, "table")).isEqualTo("1,234 tables");
    }
}
