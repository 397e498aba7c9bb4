package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.NativeLrzip;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must never be called proven, and what must not be held against a backup. */
class ProofBadDaysTest {
    private static final String NAME = "cli bad proof";
    private static final int DAMAGES = 12;

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void backUp() throws IOException {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT i AS id, md5(i::text) AS name FROM generate_series(1, 100) i");
        configure("");
        assertThat(run("backup").exitCode()).isZero();
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldNeverProveAnArchiveThatWasDamagedAnywhere() throws Exception {
        Random random = new Random(20261120);
        byte[] good = Files.readAllBytes(archive());
        for (int i = 0; i < DAMAGES; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(archive(), i % 4 == 3 ? Arrays.copyOf(good, random.nextInt(good.length)) : bad);

            Result proof = run("prove", "-q");

            assertThat(proof.exitCode()).as("damage " + i).isEqualTo(ExitCode.FAILED);
            assertThat(proof.out()).startsWith("FAILED: ").doesNotContain("Proven");
            assertThat(proof.err()).doesNotContain("\tat ");
        }
        Files.write(archive(), good);
        assertThat(run("prove").exitCode()).isZero();
        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldSayWhichTableLacksARowWhenBothManifestsAreForged() throws Exception {
        NativeLrzip lrzip = new NativeLrzip(folder);
        String tar = new String(lrzip.unpack(Files.readAllBytes(archive())), ISO_8859_1);
        byte[] forged =
                lrzip.pack(tar.replace("\"rows\" : 100", "\"rows\" : 101").getBytes(ISO_8859_1));
        Files.write(archive(), forged);
        Path sidecar =
                archive().resolveSibling(archive().getFileName().toString().replace(".tar.lrz", ".json"));
        byte[] manifest = Files.readString(sidecar)
                .replace("\"rows\" : 100", "\"rows\" : 101")
                .getBytes(ISO_8859_1);
        Sidecar.Stored stored = new Sidecar.Stored(
                archive().getFileName().toString(),
                forged.length,
                List.of(new Content(forged.length, sha256(forged))),
                1);
        Files.write(
                sidecar,
                ManifestJson.write(
                        new Sidecar(ManifestJson.readSidecar(manifest).manifest(), stored)));

        assertThat(run("prove").err()).contains("is not proven: table public.wizard has 100 rows instead of 101");
        assertThat(run("list").out()).contains("FAILED 0 min ago");
    }

    @Test
    void shouldNameTheExtensionThatTheScratchServerLacks() throws Exception {
        Path legacy = folder.resolve("store/wizards/old-2030-01-01.sql.lrz");
        String sql = """
                -- PostgreSQL database dump
                CREATE EXTENSION no_such_extension;
                -- PostgreSQL database dump complete
                """;
        Files.write(legacy, new NativeLrzip(folder).pack(sql.getBytes(ISO_8859_1)));

        assertThat(run("prove").err()).contains("is not proven: ").contains("no_such_extension");
    }

    @Test
    void shouldHoldNothingAgainstABackupWhenTheScratchServerDies() throws Exception {
        configure("    checks: [ { name: slow, sql: SELECT 1 FROM pg_sleep(60), expect: 1 } ]\n");
        CompletableFuture<Result> proof;
        try (PrivatePostgres other = PrivatePostgres.start()) {
            String uri = "postgresql://postgres@/postgres?host=" + other.socketFolder() + "&port=" + other.port();
            proof = CompletableFuture.supplyAsync(() -> run("prove", "--on", uri));
            awaitSleep(other);
        }

        assertThat(proof.get().exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(proof.get().err())
                .contains("was not tried to its end, as the server that it was restored on is gone");
        assertThat(run("list").out()).containsPattern("(?m) - +complete$");
    }

    @Test
    void shouldLeaveNoEvidenceWhenItIsKilledAndSweepTheNextTime() throws Exception {
        configure("    checks: [ { name: slow, sql: SELECT 1 FROM pg_sleep(3), expect: 1 } ]\n");
        Process proof = Cli.start(
                folder.resolve("output"),
                Map.of(),
                "prove",
                "--config",
                folder.resolve("backhaul.yml").toString());
        awaitSleep(server);
        proof.destroyForcibly().waitFor();
        while (isSleeping(server)) {
            Thread.sleep(50);
        }
        assertThat(databases()).hasSize(2);
        assertThat(run("list").out()).containsPattern("(?m) - +complete$");

        assertThat(run("prove").err()).contains("which a proof that was killed had left");
        assertThat(databases()).containsExactly(NAME);
    }

    @Test
    void shouldProveTwiceAtOnce() throws Exception {
        List<CompletableFuture<Result>> proofs = Stream.of(1, 2)
                .map(each -> CompletableFuture.supplyAsync(() -> run("prove")))
                .toList();
        for (CompletableFuture<Result> each : proofs) {
            assertThat(each.get().exitCode()).as(each.get().err()).isZero();
        }

        assertThat(run("show", "latest").out().lines().filter(line -> line.contains("  proof  ")))
                .hasSize(2);
        assertThat(databases()).containsExactly(NAME);
    }

    private static void awaitSleep(PrivatePostgres server) throws InterruptedException {
        for (int tries = 0; !isSleeping(server); tries++) {
            assertThat(tries).isLessThan(600);
            Thread.sleep(50);
        }
    }

    private static boolean isSleeping(PrivatePostgres server) {
        return server.sql("postgres", "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                .startsWith("t");
    }

    private void configure(String checks) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\ndatabases:\n  default:\n    url: \""
                        + Cli.uri(NAME) + "\"\n" + checks);
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(each -> each.toString().endsWith(".tar.lrz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> databases() {
        return server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')")
                .lines()
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
