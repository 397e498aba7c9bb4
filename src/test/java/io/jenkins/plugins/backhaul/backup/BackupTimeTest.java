package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTimeTest {
    @ParameterizedTest
    @CsvSource({
        "20261120-031500.tar.lrz, 2026-11-20T03:15:00Z",
        "wizards.20261120-031500.sql.lrz, 2026-11-20T03:15:00Z",
        "wizards-dump.20261120-031500.tar.lrz, 2026-11-20T03:15:00Z",
        "20261120031500.tar.lrz, 2026-11-20T03:15:00Z",
        "2026-11-20.tar.lrz, 2026-11-20T00:00:00Z",
        "2026-11-20T03:15:00Z.tar.lrz, 2026-11-20T03:15:00Z",
        "2026-11-20_03-15.tar.lrz, 2026-11-20T03:15:00Z",
        "2026_11_20_03_15_09.dump, 2026-11-20T03:15:09Z",
        "site2-20261120.sql.lrz, 2026-11-20T00:00:00Z",
        "99999999-20261120.lrz, 2026-11-20T00:00:00Z",
    })
    void shouldFindTheTimeHoweverItIsSpelled(String name, Instant time) {
        assertThat(BackupTime.in(name)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b001.dump", "nightly.tar.lrz", "20261340.lrz", "123456789012345678.lrz"})
    void shouldFindNoTimeWhereThereIsNone(String name) {
        assertThat(BackupTime.in(name)).isEmpty();
    }

    @Test
    void shouldReadBackTheTimeOfOurOwnNames() {
        Instant time = Instant.parse("2026-02-28T23:59:59.987Z");
        BackupName name = new BackupName(new Project("wizards"), time);

        assertThat(name.archive()).hasToString("wizards/20260228-235959.tar.lrz");
        assertThat(name.sidecar()).hasToString("wizards/20260228-235959.json");
        assertThat(BackupTime.in(name.archive().name())).contains(name.time());
    }
}
