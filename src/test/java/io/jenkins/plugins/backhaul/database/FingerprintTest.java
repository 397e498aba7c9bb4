package io.jenkins.plugins.backhaul.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void shouldTellTablesApartWhoseNamesHoldDots() {
        Fingerprint one = new Fingerprint(List.of(new TableCount("a.b", "c", 1), new TableCount("a", "b.c", 2)));
        Fingerprint other = new Fingerprint(List.of(new TableCount("a.b", "c", 1), new TableCount("a", "b.c", 3)));

        assertThat(one.differencesTo(other)).containsExactly("table a.\"b.c\" has 3 rows instead of 2");
        assertThat(one.differencesTo(one)).isEmpty();
    }
}
