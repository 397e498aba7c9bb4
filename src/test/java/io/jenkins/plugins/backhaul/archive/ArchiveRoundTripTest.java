package io.jenkins.plugins.backhaul.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRoundTripTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/x.tar.lrz");

    @TempDir
    private Path folder;

    private DirectoryStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = DirectoryStore.open(folder);
    }

    @Test
    void shouldReadWhatItWrote() throws Exception {
        byte[] first = text(3_000_000);
        byte[] second = "SELECT 1;\n".getBytes(UTF_8);
        Manifest written = write(Map.of("one", first, "two", second));

        try (ArchiveReader reader = open()) {
            assertThat(reader.manifest()).contains(written);
            Member one = reader.next().orElseThrow();
            assertThat(one.name()).isEqualTo("one.sql");
            assertThat(one.size()).isEqualTo(first.length);
            assertThat(one.dumpFormat()).contains(DumpFormat.PLAIN);
            assertThat(one.content().readAllBytes()).isEqualTo(first);
            Member two = reader.next().orElseThrow();
            assertThat(two.name()).isEqualTo("two.sql");
            assertThat(two.content().readAllBytes()).isEqualTo(second);
            assertThat(reader.next()).isEmpty();
            reader.finish();
        }
    }

    @Test
    void shouldSkipMembersThatNobodyReads() throws Exception {
        write(Map.of("one", text(100_000), "two", text(10)));

        try (ArchiveReader reader = open()) {
            reader.next();
            assertThat(reader.next().orElseThrow().content().readAllBytes()).isEqualTo(text(10));
        }
    }

    @Test
    void shouldBeReadableByTheNativeProgramsAlone() throws Exception {
        byte[] dump = text(1_000_000);
        Manifest manifest = write(Map.of("one", dump));
        run("lrzip", "-q", "-t", "x.tar.lrz");
        run("lrzip", "-q", "-d", "x.tar.lrz");
        run("tar", "-xf", "x.tar");

        Path wizards = folder.resolve("wizards");
        assertThat(wizards.resolve("one.sql")).hasBinaryContent(dump);
        assertThat(ManifestJson.readManifest(Files.readAllBytes(wizards.resolve("manifest.json"))))
                .isEqualTo(manifest);
    }

    @Test
    void shouldLeaveNothingWhenADumpStopsHalfWay() throws Exception {
        Manifest outline = manifest(Map.of("one", new byte[0]));
        try (Upload upload = store.startUpload(KEY, 0);
                ArchiveWriter writer = ArchiveWriter.begin(upload, outline, LrzipWriteOptions.defaults())) {
            writer.startMember("one.sql").write(text(5_000_000));
        }

        assertThat(store.list("")).isEmpty();
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void shouldNotEndAnArchiveWhoseMemberIsUnfinished() throws Exception {
        Manifest manifest = manifest(Map.of("one", new byte[0]));
        try (Upload upload = store.startUpload(KEY, 0);
                ArchiveWriter writer = ArchiveWriter.begin(upload, manifest, LrzipWriteOptions.defaults())) {
            writer.startMember("one.sql").write(text(10));

            assertThatThrownBy(() -> writer.finish(manifest)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldNoticeEveryTruncation() throws Exception {
        write(Map.of("one", text(20_000)));
        byte[] whole = Files.readAllBytes(folder.resolve("wizards/x.tar.lrz"));
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            int cut = length;
            assertThatThrownBy(() -> readAll(java.util.Arrays.copyOf(whole, cut)))
                    .as("cut to " + length + " of " + whole.length + " bytes")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNeverTakeAFlippedBitForTheOriginal() throws Exception {
        write(Map.of("one", text(20_000)));
        byte[] whole = Files.readAllBytes(folder.resolve("wizards/x.tar.lrz"));
        List<byte[]> original = readAll(whole);
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(readAll(damaged)).usingRecursiveComparison().isEqualTo(original);
            } catch (IOException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
    }

    private static List<byte[]> readAll(byte[] archive) throws IOException {
        List<byte[]> members = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(
                new java.io.ByteArrayInputStream(archive), "x.tar.lrz", LrzipReadOptions.defaults())) {
            for (var member = reader.next(); member.isPresent(); member = reader.next()) {
                members.add(member.get().content().readAllBytes());
            }
            reader.finish();
        }
        return members;
    }

    private ArchiveReader open() throws IOException {
        InputStream object = store.read(KEY);
        return ArchiveReader.open(object, "x.tar.lrz", LrzipReadOptions.defaults());
    }

    private Manifest write(Map<String, byte[]> dumps) throws IOException {
        List<String> names = dumps.keySet().stream().sorted().toList();
        try (Upload upload = store.startUpload(KEY, 0);
                ArchiveWriter writer = ArchiveWriter.begin(upload, manifest(dumps), LrzipWriteOptions.defaults())) {
            for (String name : names) {
                MemberOutput member = writer.startMember(name + ".sql");
                member.write(dumps.get(name));
                assertThat(member.finish()).isEqualTo(contentOf(dumps.get(name)));
            }
            Manifest manifest = manifest(dumps);
            writer.finish(manifest);
            upload.commit();
            return manifest;
        }
    }

    private static Manifest manifest(Map<String, byte[]> dumps) {
        return new Manifest(
                Manifest.FORMAT,
                "wizards",
                Instant.parse("2026-11-20T03:15:00Z"),
                new Origin("", "", "", ""),
                dumps.keySet().stream()
                        .sorted()
                        .map(name -> new DumpedDatabase(
                                name,
                                name,
                                new DatabaseFacts("postgres", "15.18", 1, "1/1"),
                                DatabaseProperties.unknown(),
                                DumpFormat.PLAIN,
                                contentOf(dumps.get(name)),
                                new Fingerprint(List.of(new TableCount("public", "t", 7)))))
                        .toList());
    }

    private static Content contentOf(byte[] bytes) {
        return new Content(
                bytes.length, java.util.HexFormat.of().formatHex(Sha256.start().digest(bytes)));
    }

    private static byte[] text(int length) {
        StringBuilder text = new StringBuilder("--\n-- PostgreSQL database dump\n--\n");
        Random random = new Random(length);
        while (text.length() < length) {
            text.append("INSERT INTO t VALUES (")
                    .append(random.nextInt(100_000))
                    .append(");\n");
        }
        return text.substring(0, length).getBytes(UTF_8);
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.resolve("wizards").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
