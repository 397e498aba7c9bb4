package io.jenkins.plugins.backhaul.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.TableCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
    @Test
    void shouldReadWhatItWrites() throws Exception {
        Manifest manifest = manifest(new Content(4711, "0a".repeat(32)), 3);
        Sidecar sidecar = new Sidecar(
                manifest, new Sidecar.Stored("x.tar.lrz", 99, List.of(new Content(99, "ab".repeat(32))), 1.5));

        assertThat(ManifestJson.readManifest(ManifestJson.write(manifest))).isEqualTo(manifest);
        assertThat(ManifestJson.readSidecar(ManifestJson.write(sidecar))).isEqualTo(sidecar);
    }

    @Test
    void shouldIgnoreKeysOfLaterVersions() throws Exception {
        String json = new String(ManifestJson.write(manifest(new Content(1, "0a".repeat(32)), 1)), UTF_8)
                .replaceFirst("\\{", "{ \"later\": [1, 2],");

        assertThat(ManifestJson.readManifest(json.getBytes(UTF_8)).project()).isEqualTo("wizards");
    }

    @Test
    void shouldReserveAtLeastWhatTheManifestCanTake() {
        Manifest outline = manifest(new Content(0, "00".repeat(32)), 0);
        Manifest widest = manifest(new Content(Long.MAX_VALUE, "ff".repeat(32)), Long.MAX_VALUE);

        assertThat(ManifestJson.largest(outline)).isEqualTo(ManifestJson.write(widest).length);
    }

    @Test
    void shouldSayWhatIsWrongWithAManifest() {
        String good = new String(ManifestJson.write(manifest(new Content(1, "0a".repeat(32)), 1)), UTF_8);

        refuse("", "cannot be read");
        refuse("null", "is empty");
        refuse("[]", "cannot be read");
        refuse(good + "{}", "cannot be read");
        refuse(good.replace("\"format\" : 1", "\"format\" : 2"), "is of format 2; this version reads format 1");
        refuse(good.replace("\"project\" : \"wizards\"", "\"project\" : null"), "project");
        refuse(good.replace("0a0a", "0aXX"), "Not a SHA-256");
        refuse(good.replace("2026-11-20T", "yesterday T"), "a time like 2026-11-20T03:15:00Z is expected");
    }

    private static void refuse(String json, String because) {
        assertThatThrownBy(() -> ManifestJson.readManifest(json.getBytes(UTF_8)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(because);
    }

    private static Manifest manifest(Content dump, long rows) {
        DumpedDatabase database = new DumpedDatabase(
                "default",
                "wizards",
                new DatabaseFacts("postgres", "15.18", 1000, "7/1"),
                new DatabaseProperties(Map.of("owner", "wizärd"), List.of("ALTER DATABASE {database} SET a = 'b'")),
                DumpFormat.PLAIN,
                dump,
                new Fingerprint(List.of(new TableCount("public", "Ünïcode \"x\"", rows))));
        return new Manifest(
                Manifest.FORMAT,
                "wizards",
                Instant.parse("2026-11-20T03:15:00.123456Z"),
                new Origin("production", "abc", "", "Backhaul"),
                List.of(database));
    }
}
