package io.jenkins.plugins.backhaul.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Project WIZARDS = new Project("wizards");

    @TempDir
    private Path folder;

    private DirectoryStore store;
    private Catalogue catalogue;

    @BeforeEach
    void openStore() throws IOException {
        store = DirectoryStore.open(folder);
        catalogue = new Catalogue(store);
    }

    @Test
    void shouldListEveryLayoutNewestFirst() throws IOException {
        complete("20261120-031500", 5);
        put("wizards/20261119-031500.tar.lrz", 5);
        put("wizards/202611/wizards.20261118-031500.sql.lrz", 5);
        put("wizards/202611/wizards-dump.20261117-031500.tar.lrz", 5);
        put("wizards/2026-11-16.tar.lrz", 5);
        put("wizards/b001-20261115.dump", 5);
        put("wizards/readme.txt", 5);
        put("wizards2/20261120-031500.tar.lrz", 5);

        assertThat(catalogue.list(WIZARDS))
                .extracting(Backup::name, Backup::status)
                .containsExactly(
                        tuple("20261120-031500.tar.lrz", Status.COMPLETE),
                        tuple("20261119-031500.tar.lrz", Status.INCOMPLETE),
                        tuple("wizards.20261118-031500.sql.lrz", Status.LEGACY),
                        tuple("wizards-dump.20261117-031500.tar.lrz", Status.LEGACY),
                        tuple("2026-11-16.tar.lrz", Status.LEGACY),
                        tuple("b001-20261115.dump", Status.LEGACY));
    }

    @Test
    void shouldTakeAManifestWithoutArchiveForNoBackup() throws IOException {
        put("wizards/20261120-031500.json", 5);
        put("wizards/20261120-031500.proof-20261120-040000-proven.json", 5);

        assertThat(catalogue.list(WIZARDS)).isEmpty();
        assertThatThrownBy(() -> catalogue.find(WIZARDS, "latest"))
                .hasMessageStartingWith("There is no backup of wizards in ");

        complete("20261119-031500", 5);
        assertThat(catalogue.find(WIZARDS, "latest").name()).isEqualTo("20261119-031500.tar.lrz");
    }

    @Test
    void shouldNotTakeAnIncompleteBackupForTheLatestWhereThereIsAGoodOne() throws IOException {
        complete("20261118-031500", 5);
        put("wizards/20261119-031500.tar.lrz", 5);

        assertThat(catalogue.find(WIZARDS, "latest").name()).isEqualTo("20261118-031500.tar.lrz");
    }

    @Test
    void shouldFindByNameKeyAndDateInAnySpelling() throws IOException {
        complete("20261120-031500", 5);
        complete("20261120-150000", 5);
        complete("20261121-031500", 5);

        assertThat(catalogue.find(WIZARDS, "20261120-031500.tar.lrz").name()).isEqualTo("20261120-031500.tar.lrz");
        assertThat(catalogue.find(WIZARDS, "wizards/20261120-031500.tar.lrz").name())
                .isEqualTo("20261120-031500.tar.lrz");
        assertThat(catalogue.find(WIZARDS, "2026-11-20").name()).isEqualTo("20261120-150000.tar.lrz");
        assertThat(catalogue.find(WIZARDS, "20261120-03").name()).isEqualTo("20261120-031500.tar.lrz");
        assertThat(catalogue.find(WIZARDS, "2026-11-20T03:15:00Z").name()).isEqualTo("20261120-031500.tar.lrz");
    }

    @Test
    void shouldSayWhichBackupsThereAreWhenTheWantedOneIsNot() throws IOException {
        assertThatThrownBy(() -> catalogue.find(WIZARDS, "latest"))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("There is no backup of wizards in ");
        complete("20261120-031500", 5);

        assertThatThrownBy(() -> catalogue.find(WIZARDS, "2025"))
                .hasMessageContaining("There is no backup '2025' of wizards")
                .hasMessageContaining("the newest is 20261120-031500.tar.lrz");
        assertThatThrownBy(() -> catalogue.find(WIZARDS, "Latest")).hasMessageContaining("'Latest'");
    }

    @Test
    void shouldReadTheSidecarOfACompleteBackup() throws IOException {
        complete("20261120-031500", 5);

        assertThat(catalogue.sidecar(catalogue.find(WIZARDS, "latest")))
                .hasValueSatisfying(
                        sidecar -> assertThat(sidecar.archive().size()).isEqualTo(5));
    }

    @Test
    void shouldSeeThatAnArchiveIsNotTheOneThatItsSidecarDescribes() throws IOException {
        put("wizards/20261120-031500.tar.lrz", 4);
        store.create(
                new ObjectKey("wizards/20261120-031500.json"),
                sidecar("20261120-031500.tar.lrz", 5),
                "application/json");
        put("wizards/20261121-031500.tar.lrz", 5);
        store.create(
                new ObjectKey("wizards/20261121-031500.json"),
                sidecar("20261120-031500.tar.lrz", 5),
                "application/json");

        assertThatThrownBy(() -> catalogue.sidecar(catalogue.find(WIZARDS, "20261120")))
                .hasMessageContaining(
                        "describes 20261120-031500.tar.lrz of 5 bytes, but 20261120-031500.tar.lrz has 4");
        assertThatThrownBy(() -> catalogue.sidecar(catalogue.find(WIZARDS, "20261121")))
                .hasMessageContaining("but 20261121-031500.tar.lrz has 5");
    }

    private void complete(String stamp, int size) throws IOException {
        put("wizards/" + stamp + ".tar.lrz", size);
        store.create(
                new ObjectKey("wizards/" + stamp + ".json"), sidecar(stamp + ".tar.lrz", size), "application/json");
    }

    private void put(String key, int size) throws IOException {
        store.create(new ObjectKey(key), "x".repeat(size).getBytes(UTF_8), "application/octet-stream");
    }

    private static byte[] sidecar(String name, long size) {
        Manifest manifest =
                new Manifest(Manifest.FORMAT, "wizards", Instant.EPOCH, new Origin("", "", "", ""), List.of());
        return ManifestJson.write(
                new Sidecar(manifest, new Sidecar.Stored(name, size, List.of(new Content(size, "ab".repeat(32))), 1)));
    }
}
