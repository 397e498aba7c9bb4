package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with the keys of the bucket has deleted one backup and put rubbish in the place of another. */
class AsOfTest {
    private static final String NAME = "cli as of";

    private final PrivatePostgres postgres = PrivatePostgres.shared();

    private LocalS3 s3;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        s3 = LocalS3.start();
        s3.keepVersions(LocalS3.BUCKET);
        System.setProperty("aws.accessKeyId", s3.accessKey());
        System.setProperty("aws.secretAccessKey", s3.secretKey());
        postgres.createDatabase(NAME);
        postgres.sql(NAME, "CREATE TABLE wizard AS SELECT generate_series(1, 1000) AS id");
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        postgres.dropDatabases(NAME);
        s3.close();
    }

    @Test
    void shouldListProveAndRestoreWhatWasDeletedAndOverwritten() throws Exception {
        assertThat(run("backup").exitCode()).isZero();
        Instant good = pause();
        deleteOrOverwriteEverything();
        assertThat(run("restore", "latest", "--into", Cli.uri(NAME)).exitCode()).isEqualTo(ExitCode.FAILED);
        postgres.sql(NAME, "DELETE FROM wizard");

        assertThat(run("list", "--as-of", good.toString()).out()).contains(" complete");
        assertThat(run("show", "latest", "--as-of", good.toString()).out())
                .containsPattern("s3://backhaul-test/wizards/[0-9-]+\\.tar\\.lrz\\?versionId=")
                .containsPattern("wizard +1,000");
        Path page = folder.resolve("proof.html");
        Result proof = run("prove", "--as-of", good.toString(), "--report", page.toString());
        assertThat(proof.out()).contains("Proven");
        assertThat(proof.err()).contains("The evidence was not stored: s3://backhaul-test as of " + good);
        assertThat(Files.readString(page)).contains("aws s3api get-object --bucket backhaul-test --key wizards/");
        Path file = folder.resolve("a.tar.lrz");
        assertThat(run("download", "latest", "--as-of", good.toString(), "-o", file.toString())
                        .out())
                .contains("its hashes are as recorded");
        Result restore = run("restore", "latest", "--as-of", good.toString(), "--into", Cli.uri(NAME));

        assertThat(restore.out()).contains("every table was loaded with as many rows as when it was backed up");
        assertThat(postgres.sql(NAME, "SELECT count(*) FROM wizard")).isEqualTo("1000\n");
        try (S3ObjectStore store = store()) {
            assertThat(store.list("wizards/")).hasSize(1);
        }
    }

    @Test
    void shouldRefuseAFolderAndATimeThatIsNone() throws IOException {
        Files.createDirectories(folder.resolve("store"));

        Result inFolder = Cli.run(
                "list", "--project", "wizards", "--store", "file://" + folder + "/store", "--as-of", "2026-11-01");
        assertThat(inFolder.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(inFolder.err())
                .contains("is a folder, which keeps no versions of its files; --as-of needs an S3 bucket that does");
        assertThat(run("list", "--as-of", "yesterday").err())
                .contains("'yesterday' is no time; write it like 2026-11-01T00:00Z");
        assertThat(run("list", "--as-of", "2926-11-01 10:00").err()).contains("2926-11-01T10:00:00Z is still to come");
    }

    @Test
    void shouldRefuseABucketThatKeepsNoVersions() {
        s3.createBucket("forgetful");

        Result list = run("list", "--store", "s3://forgetful", "--as-of", "2026-11-01T01:00+01:00");

        assertThat(list.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(list.err()).contains("backhaul: The bucket forgetful keeps no versions of its objects");
    }

    private void deleteOrOverwriteEverything() throws IOException {
        try (S3ObjectStore store = store()) {
            List<StoredObject> all = store.list("wizards/");
            assertThat(all).hasSize(2);
            for (StoredObject each : all) {
                store.delete(each.key());
            }
            ObjectKey archive = all.stream()
                    .map(StoredObject::key)
                    .filter(key -> key.name().endsWith(".lrz"))
                    .findFirst()
                    .orElseThrow();
            store.create(archive, "pay us".getBytes(UTF_8), "text/plain");
        }
    }

    private S3ObjectStore store() throws IOException {
        return S3ObjectStore.open(s3.settings("s3://" + LocalS3.BUCKET));
    }

    private static Instant pause() throws InterruptedException {
        Thread.sleep(1100);
        Instant time = Instant.now();
        Thread.sleep(1100);
        return time;
    }

    private Result run(String... arguments) {
        Stream<String> common =
                Stream.of("--project", "wizards", "--endpoint", s3.endpoint().toString());
        Stream<String> defaults = List.of(arguments).contains("--store")
                ? Stream.of("--db", Cli.uri(NAME))
                : Stream.of("--db", Cli.uri(NAME), "--store", "s3://" + LocalS3.BUCKET);
        return Cli.run(Stream.of(Stream.of(arguments), common, defaults)
                .flatMap(each -> each)
                .toArray(String[]::new));
    }
}
