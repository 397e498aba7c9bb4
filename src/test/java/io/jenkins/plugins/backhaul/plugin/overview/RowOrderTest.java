package io.jenkins.plugins.backhaul.plugin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import io.jenkins.plugins.backhaul.plugin.overview.RowOrder.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String STORE = "s3://countable/backups";
    private static final Expected DAILY = new Expected(Optional.of(Duration.ofHours(24)), Optional.empty());

    private static final List<OverviewRow> ROWS = Snapshot.empty()
            .surveyed(STORE, NOW, List.of(project("bees", 30, 500, 9), project("ants", 2, 900, 0)))
            .surveyed("s3://attic", NOW, List.of(project("cows", 5, 10, 3)))
            .expecting(new Place(STORE, "bees"), "job", DAILY, NOW)
            .expecting(new Place(STORE, "dogs"), "job", DAILY, NOW)
            .rows(job -> true, NOW);

    @Test
    void shouldOrderByEveryColumnBothWays() {
        assertThat(order("")).containsExactly("bees", "dogs", "ants", "cows");
        assertThat(order("project")).containsExactly("ants", "bees", "cows", "dogs");
        assertThat(order("-project")).containsExactly("dogs", "cows", "bees", "ants");
        assertThat(order("backup")).containsExactly("ants", "cows", "bees", "dogs");
        assertThat(order("-backup")).containsExactly("dogs", "bees", "cows", "ants");
        assertThat(order("size")).containsExactly("dogs", "cows", "bees", "ants");
        assertThat(order("proof")).containsExactly("cows", "bees", "ants", "dogs");
        assertThat(order("store")).containsExactly("cows", "ants", "bees", "dogs");
        assertThat(order("-state")).containsExactly("ants", "cows", "bees", "dogs");
    }

    @Test
    void shouldTakeWhatIsNoOrderForTheOrderByState() {
        for (String wrong : List.of("-", "--size", "password", "SIZE", "<b>")) {
            assertThat(RowOrder.parse(wrong)).as(wrong).isEqualTo(new RowOrder(Column.STATE, false));
        }
        assertThat(RowOrder.parse(null)).isEqualTo(new RowOrder(Column.STATE, false));
    }

    @Test
    void shouldTurnRoundTheOrderThatItIs() {
        assertThat(RowOrder.parse("size").toggled(Column.SIZE)).isEqualTo("-size");
        assertThat(RowOrder.parse("-size").toggled(Column.SIZE)).isEqualTo("size");
        assertThat(RowOrder.parse("-size").toggled(Column.PROOF)).isEqualTo("proof");
        assertThat(RowOrder.parse("-size").word()).isEqualTo("-size");
    }

    @Test
    void shouldFindByPartOfProjectOrStoreInAnyCase() {
        assertThat(names(RowOrder.parse("project").choose(ROWS, " ANT "))).containsExactly("ants");
        assertThat(names(RowOrder.parse("project").choose(ROWS, "Attic"))).containsExactly("cows");
        assertThat(RowOrder.parse("project").choose(ROWS, "zebra")).isEmpty();
    }

    private static List<String> order(String text) {
        return names(RowOrder.parse(text).choose(ROWS, ""));
    }

    private static List<String> names(List<OverviewRow> rows) {
        return rows.stream().map(row -> row.place().project()).toList();
    }

    // proven: how many hours ago; 0 for never
    private static SeenProject project(String name, int hours, long size, int proven) {
        String archive = name + "/20261120-031500.tar.lrz";
        Instant time = NOW.minus(Duration.ofHours(hours));
        SeenProof proof =
                proven == 0 ? null : new SeenProof(archive, NOW.minus(Duration.ofHours(proven)), Verdict.PROVEN);
        SeenProject.SeenBackup backup = new SeenProject.SeenBackup(archive, size, time);
        return new SeenProject(name, NOW, 1, backup, time, proof, proof, List.of(size));
    }
}
