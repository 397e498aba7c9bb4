package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket that has grown for years, and one that lets nothing go. */
class LargeStoreTest {
    private static final String NAME = "cli large";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final PrivatePostgres postgres = PrivatePostgres.shared();

    private LocalS3 s3;
    private FaultProxy proxy;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        s3 = LocalS3.start();
        proxy = FaultProxy.before(s3.endpoint());
        System.setProperty("aws.accessKeyId", s3.accessKey());
        System.setProperty("aws.secretAccessKey", s3.secretKey());
        postgres.createDatabase(NAME);
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: s3://" + LocalS3.BUCKET + "\nendpoint: " + proxy.endpoint()
                        + "\nkeep: { last: 1 }\ndatabases: { default: { url: \"" + Cli.uri(NAME) + "\" } }\n");
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        postgres.dropDatabases(NAME);
        proxy.close();
        s3.close();
    }

    @Test
    void shouldListTwentyThousandObjectsWithOneRequestForEachThousandAndTwoForEachRow() {
        Instant newest = Instant.parse("2026-11-20T03:15:00Z");
        for (int i = 0; i < 10_000; i++) {
            String stem = "wizards/" + STAMP.format(newest.minus(Duration.ofHours(i)));
            s3.put(LocalS3.BUCKET, stem + ".tar.lrz", new byte[1]);
            s3.put(LocalS3.BUCKET, stem + ".json", "{}".getBytes(UTF_8));
        }
        long start = System.nanoTime();

        Result list = run("list");

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("list of 20,000 objects: " + took.toMillis() + " ms");
        assertThat(list.out()).startsWith("BACKUP").contains("… and 9980 older; see all with --most 0");
        assertThat(proxy.count("list-type=2.* HTTP")).isBetween(20L, 21L + 20);
        assertThat(proxy.count("^GET /backhaul-test/wizards/")).isEqualTo(20);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void shouldKeepAndNameWhatTheStoreHasLocked() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(run("backup").exitCode()).isZero();
            Thread.sleep(1000);
        }
        proxy.disturb("^DELETE ", 1000, Fault.answer(403, "AccessDenied"));

        Result prune = run("prune", "--yes");

        assertThat(prune.exitCode()).as(prune.err()).isZero();
        assertThat(prune.out())
                .containsPattern("keep +no rule keeps it, but the store does: .*s3:DeleteObject")
                .doesNotContain("AKIA-SECRET");
        assertThat(run("list").out().lines().filter(line -> line.endsWith("complete")))
                .hasSize(2);
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }
}
