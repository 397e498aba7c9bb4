package io.jenkins.plugins.backhaul.plugin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.JsonFile;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Made;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow.BuildLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final String STORE = "s3://countable/backups";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T03:15:00Z");
    private static final Place WIZARDS = new Place(STORE, "wizards");
    private static final String JOB = "clients/wizards";
    private static final String ARCHIVE = "wizards/20261120-031500.tar.lrz";
    private static final Expected DAILY = new Expected(Optional.of(Duration.ofHours(24)), Optional.empty());

    @Test
    void shouldFindWhatBecameOverdueSinceItWasListed() {
        Snapshot snapshot = listed().expecting(WIZARDS, JOB, DAILY, MORNING);

        assertThat(row(snapshot, NOW).words().concerns()).isEmpty();
        assertThat(row(snapshot, NOW.plus(Duration.ofDays(1))).words().concerns())
                .containsExactly("a backup is expected every 24 h");
    }

    @Test
    void shouldExpectWhatWasSaidLast() {
        Snapshot snapshot = listed().expecting(WIZARDS, "other", DAILY, NOW.minusSeconds(1))
                .expecting(WIZARDS, JOB, new Expected(Optional.empty(), Optional.empty()), NOW);

        assertThat(row(snapshot, NOW.plus(Duration.ofDays(9))).words().isGood()).isTrue();
        assertThat(row(snapshot, NOW).watched()).isFalse();
        assertThat(row(snapshot.gone(JOB), NOW.plus(Duration.ofDays(9))).words().isGood())
                .isFalse();
    }

    @Test
    void shouldMissAProjectThatWasNeverBackedUpOnceItsStoreWasListed() {
        Place other = new Place(STORE, "witches");
        Snapshot told = Snapshot.empty().expecting(other, JOB, DAILY, NOW);

        assertThat(told.rows(job -> true, NOW)).isEmpty();
        assertThat(told.surveyed(STORE, NOW, List.of()).rows(job -> true, NOW))
                .singleElement()
                .satisfies(row -> assertThat(row.words().concerns())
                        .containsExactly("there is no backup, one is expected every 24 h"));
    }

    @Test
    void shouldLinkTheBuildThatMadeItForWhoMayReadItsJob() {
        String evidence = "wizards/20261120-031500.proof-20261120-041500-proven.json";
        Snapshot snapshot =
                listed().backedUp(WIZARDS, JOB, new Made(ARCHIVE, 7)).proved(WIZARDS, "proofs", new Made(evidence, 3));

        OverviewRow all = row(snapshot, NOW);
        OverviewRow some = snapshot.rows(JOB::equals, NOW).get(0);

        assertThat(all.backupBuild()).contains(new BuildLink(JOB, 7));
        assertThat(all.proofBuild()).contains(new BuildLink("proofs", 3));
        assertThat(some.backupBuild()).contains(new BuildLink(JOB, 7));
        assertThat(some.proofBuild()).isEmpty();
        assertThat(snapshot.rows(job -> false, NOW).get(0).readable()).isEmpty();
        assertThat(row(snapshot.backedUp(WIZARDS, JOB, new Made("wizards/older.tar.lrz", 8)), NOW)
                        .backupBuild())
                .isEmpty();
    }

    @Test
    void shouldNotShowAProjectToReadersOfAJobThatOnlyExpectsIt() {
        assertThat(row(listed().expecting(WIZARDS, JOB, DAILY, NOW), NOW).readable())
                .isEmpty();
    }

    @Test
    void shouldFollowAJobThatIsMovedAndForgetOneThatIsGone() {
        Snapshot snapshot = listed().backedUp(WIZARDS, JOB, new Made(ARCHIVE, 7));

        Snapshot moved = snapshot.moved(JOB, "archive/wizards");

        assertThat(row(moved, NOW).backupBuild()).contains(new BuildLink("archive/wizards", 7));
        assertThat(moved.hasResults(JOB)).isFalse();
        assertThat(moved.hasResults("archive/wizards")).isTrue();
        assertThat(row(moved.gone("archive/wizards"), NOW).readable()).isEmpty();
    }

    @Test
    void shouldKeepWhatWasSeenOfAStoreThatCannotBeListedNow() {
        Snapshot snapshot = listed().failed(STORE, "It is closed.");

        assertThat(snapshot.rows(job -> true, NOW)).hasSize(1);
        assertThat(snapshot.stores())
                .singleElement()
                .satisfies(store -> assertThat(store.fault()).isEqualTo("It is closed."))
                .satisfies(store -> assertThat(store.seen()).isEqualTo(MORNING));
        assertThat(snapshot.surveyed(STORE, NOW, List.of()).stores().get(0).fault())
                .isEmpty();
        assertThat(snapshot.only(Set.of()).rows(job -> true, NOW)).isEmpty();
    }

    @Test
    void shouldNotReplaceAProjectByWhatAnOlderListSays() {
        SeenProject newer = project("wizards", NOW, 2);

        Snapshot snapshot = listed().seen(STORE, newer)
                .surveyed(STORE, NOW.minusSeconds(60), List.of(project("wizards", NOW.minusSeconds(60), 1)));

        assertThat(row(snapshot, NOW).words().backups()).isEqualTo(2);
        assertThat(row(snapshot.surveyed(STORE, NOW.plusSeconds(1), List.of(project("wizards", NOW, 3))), NOW)
                        .words()
                        .backups())
                .isEqualTo(3);
    }

    @Test
    void shouldNotTakeAStoreWithinAStoreForAProject() {
        Snapshot snapshot = Snapshot.empty()
                .backedUp(new Place(STORE + "/team", "wizards"), JOB, new Made(ARCHIVE, 7))
                .surveyed(STORE, NOW, List.of(project("team", NOW, 1), project("tea", NOW, 1)));

        assertThat(snapshot.rows(job -> true, NOW))
                .extracting(row -> row.place().project())
                .containsExactly("tea");
    }

    @Test
    void shouldBeReadAsItWasWritten(@TempDir Path folder) throws Exception {
        JsonFile<Snapshot> file = new JsonFile<>(folder.resolve("overview.json"), Snapshot.empty(), Snapshot.class);
        Snapshot snapshot = listed().expecting(WIZARDS, JOB, DAILY, NOW)
                .backedUp(WIZARDS, JOB, new Made(ARCHIVE, 7))
                .seen("s3://other", SeenProject.without("empty", NOW))
                .failed("s3://third", "It is closed.");

        assertThat(file.read()).isEqualTo(Snapshot.empty());
        file.write(snapshot);

        assertThat(file.read()).isEqualTo(snapshot);
        Files.writeString(folder.resolve("overview.json"), "{\"stores\": [{}], \"jobs\": []}");
        assertThatThrownBy(file::read)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("overview.json in " + folder);
    }

    private static Snapshot listed() {
        return Snapshot.empty().surveyed(STORE, MORNING, List.of(project("wizards", MORNING, 1)));
    }

    private static SeenProject project(String name, Instant seen, int backups) {
        SeenProof proof = new SeenProof(ARCHIVE, MORNING.plusSeconds(3600), Verdict.PROVEN);
        return new SeenProject(
                name,
                seen,
                backups,
                new SeenProject.SeenBackup(ARCHIVE, 9_300_000, MORNING),
                MORNING,
                proof,
                proof,
                List.of(3_100_000L, 9_300_000L));
    }

    private static OverviewRow row(Snapshot snapshot, Instant now) {
        List<OverviewRow> rows = snapshot.rows(job -> true, now);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
