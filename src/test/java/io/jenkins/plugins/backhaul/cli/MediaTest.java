package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose production and staging have a bucket each, and a developer with a folder. */
class MediaTest {
    private static final String PRODUCTION = "wizards-production";
    private static final String STAGING = "wizards-staging";

    private LocalS3 s3;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        s3 = LocalS3.start();
        s3.createBucket(PRODUCTION);
        s3.createBucket(STAGING);
        System.setProperty("aws.accessKeyId", s3.accessKey());
        System.setProperty("aws.secretAccessKey", s3.secretKey());
        Files.writeString(folder.resolve("backhaul.yml"), """
                project: wizards
                environments:
                  production:
                    media: { location: s3://wizards-production/media, endpoint: "%1$s" }
                  staging:
                    branch: develop
                    media: { location: s3://wizards-staging/media, endpoint: "%1$s" }
                  local:
                    media: { location: media }
                  bare:
                    branch: bare
                """.formatted(s3.endpoint()));
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        s3.close();
    }

    @Test
    void shouldTellFirstAndThenDoIt() {
        put(PRODUCTION, "media/images/new.jpg", "new");
        put(PRODUCTION, "media/changed.jpg", "after");
        put(STAGING, "media/changed.jpg", "before");
        put(STAGING, "media/only-here.jpg", "here");

        Result diff = run("diff", "production", "staging");
        assertThat(diff.exitCode()).isEqualTo(1);
        assertThat(diff.out()).isEqualTo("""
                + images/new.jpg  3 B
                ~ changed.jpg  5 B
                - only-here.jpg  4 B
                0 of 2 objects in s3://wizards-production/media are the same in s3://wizards-staging/media; missing \
                there: 1, different: 1, too much: 1.
                """);
        assertThat(run("sync", "production", "staging", "--delete").out())
                .endsWith("Would copy 2 objects, 8 B, and delete 1, 4 B; add --yes to do it.\n");
        assertThat(run("sync", "production", "staging", "--delete", "--yes", "--dry-run")
                        .out())
                .endsWith("add --yes to do it.\n");

        Result sync = run("sync", "production", "staging", "--delete", "--yes");

        assertThat(sync.exitCode()).as(sync.err()).isZero();
        assertThat(sync.out())
                .containsPattern("^Copied 2 objects from s3://wizards-production/media to s3://wizards-staging/media:"
                        + " 8 B, deleted 1, in .* s\n")
                .endsWith("  listed anew, both hold the same 2 objects\n");
        Result same = run("diff", "production", "staging");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out())
                .isEqualTo("s3://wizards-production/media and s3://wizards-staging/media hold the same 2 objects.\n");
    }

    @Test
    void shouldTellMachines() {
        put(PRODUCTION, "media/new.jpg", "new");

        assertThat(run("diff", "production", "staging", "--json", "--quiet")
                        .out()
                        .replaceAll("\\s", ""))
                .isEqualTo("{\"held\":1,\"same\":0,\"missing\":[{\"key\":\"new.jpg\",\"size\":3}],\"changed\":[],"
                        + "\"surplus\":[],\"leftOut\":[]}");
        assertThat(run("sync", "production", "staging", "--yes", "--json", "--quiet")
                        .out()
                        .replaceAll("\\s", ""))
                .startsWith(
                        "{\"copied\":1,\"bytes\":3,\"throughHere\":0,\"deleted\":0,\"faults\":[],\"after\":{\"held\":1,");
    }

    @Test
    void shouldKeepWhatIsTooMuchUnlessItIsTold() {
        put(PRODUCTION, "media/a", "a");
        put(STAGING, "media/only-here.jpg", "here");

        Result sync = run("sync", "production", "staging", "--yes");

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.out())
                .endsWith(
                        "  listed anew, s3://wizards-staging/media holds all 1 object of s3://wizards-production/media,"
                                + " and 1 more, which --delete would delete\n");
    }

    @Test
    void shouldNeverWriteToProductionWhateverItIsCalled() {
        put(STAGING, "media/a", "a");
        String refusal =
                " holds media of the environment production, which is production; nothing is ever copied or deleted there. Name"
                        + " another target\n";

        assertThat(run("sync", "staging", "production", "--yes").err())
                .isEqualTo("backhaul: refused. s3://wizards-production/media" + refusal);
        Result within = run(
                "sync",
                "staging",
                "s3://wizards-production/media/images",
                "--yes",
                "--endpoint",
                s3.endpoint().toString());
        assertThat(within.exitCode()).isEqualTo(3);
        assertThat(within.err()).isEqualTo("backhaul: refused. s3://wizards-production/media/images" + refusal);
        Result around = run(
                "sync",
                "staging",
                "s3://wizards-production",
                "--yes",
                "--endpoint",
                s3.endpoint().toString());
        assertThat(around.err()).isEqualTo("backhaul: refused. s3://wizards-production" + refusal);
    }

    @Test
    void shouldTakeTwoAddressesForOneServerUntilItIsToldOtherwise() {
        Result refused =
                run("sync", "staging", "s3://wizards-production/media", "--yes", "--endpoint", "http://minio:9000");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo("backhaul: refused. s3://wizards-production/media holds media of the environment production,"
                        + " which is production; nothing is ever copied or deleted there. Name another target; or, if"
                        + " 127.0.0.1:" + s3.endpoint().getPort() + " and minio:9000 are not one server by two names,"
                        + " give each a 'server' of its own in backhaul.yml\n");
    }

    @Test
    void shouldCopyBetweenBucketsOfOneNameOnServersThatAreCalledDifferently() throws IOException {
        Path keys = folder.resolve("credentials");
        try (LocalS3 second = LocalS3.start()) {
            second.createBucket(PRODUCTION);
            put(PRODUCTION, "media/a", "a");
            Files.writeString(
                    keys,
                    "[first]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                                    .formatted(s3.accessKey(), s3.secretKey())
                            + "[second]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                                    .formatted(second.accessKey(), second.secretKey()));
            System.setProperty("aws.sharedCredentialsFile", keys.toString());
            String media = "{ media: { location: s3://wizards-production/media, endpoint: \"%s\", profile: %s%s } }\n";
            String without = "project: wizards\nenvironments:\n  production: "
                    + media.formatted(s3.endpoint(), "first", "") + "  mirror: "
                    + media.formatted(second.endpoint(), "second", "");
            Files.writeString(folder.resolve("backhaul.yml"), without);
            assertThat(run("sync", "production", "mirror", "--yes").exitCode()).isEqualTo(3);
            Files.writeString(
                    folder.resolve("backhaul.yml"),
                    without.replace("first }", "first, server: minio-1 }")
                            .replace("second }", "second, server: minio-2 }"));

            Result sync = run("sync", "production", "mirror", "--yes");

            assertThat(sync.exitCode()).as(sync.err()).isZero();
            assertThat(sync.out()).endsWith("  listed anew, both hold the same 1 object\n");
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
        }
    }

    @Test
    void shouldNeverWriteAmongBackups() throws IOException {
        put(STAGING, "media/a", "a");
        Path store = Files.createDirectories(folder.resolve("store"));

        Result sync = run("sync", "staging", store + "/wizards", "--yes", "--store", "file://" + store);

        assertThat(sync.exitCode()).isEqualTo(3);
        assertThat(sync.err())
                .isEqualTo("backhaul: refused. " + store.toRealPath().resolve("wizards")
                        + " holds the backups of wizards; nothing is ever copied or deleted there. Name another"
                        + " target\n");
    }

    @Test
    void shouldBringMediaToAFolderBesideTheConfiguration() {
        put(PRODUCTION, "media/images/a.jpg", "picture");

        Result sync = run("sync", "production", "local", "--yes");

        assertThat(sync.exitCode()).as(sync.err()).isZero();
        assertThat(folder.resolve("media/images/a.jpg")).hasContent("picture");
    }

    @Test
    void shouldSayWhatIsNoPlace() {
        assertThat(run("diff", "production", "stagging").err())
                .isEqualTo("backhaul: There is no environment 'stagging' in backhaul.yml, only production, staging,"
                        + " local, bare. If it is a folder, write ./stagging\n");
        Result bare = run("diff", "production", "bare");
        assertThat(bare.exitCode()).isEqualTo(2);
        assertThat(bare.err())
                .isEqualTo("backhaul: The environment bare does not say where its media are: write 'media: { location:"
                        + " s3://bucket/prefix }' under it in backhaul.yml, or the path of a folder there\n");
    }

    @Test
    void shouldSayHowManyAreNotShown() {
        s3.fill(PRODUCTION + "/media/", 25);

        assertThat(run("diff", "production", "staging").out())
                .contains("+ 00019  1 B\n+ and 5 more to be copied\n0 of 25 objects");
    }

    @Test
    void shouldGoOnWhereItWasKilled() throws Exception {
        byte[] picture = new byte[50_000];
        for (int i = 0; i < 400; i++) {
            s3.put(PRODUCTION, "media/" + i + ".jpg", picture);
        }
        Process killed = Cli.start(
                folder.resolve("output"),
                Map.of("AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey()),
                "media",
                "sync",
                "production",
                "local",
                "--yes",
                "--config",
                folder.resolve("backhaul.yml").toString());
        while (killed.isAlive() && files().size() < 20) {
            Thread.sleep(5);
        }
        killed.destroyForcibly().waitFor();

        assertThat(files())
                .as("the kill came in the middle")
                .hasSizeBetween(20, 399)
                .allMatch(each -> each == 50_000);
        Result again = run("sync", "production", "local", "--yes");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).endsWith("  listed anew, both hold the same 400 objects\n");
        assertThat(files()).hasSize(400).allMatch(each -> each == 50_000);
    }

    /** The lengths of all files with a name of their own. */
    private List<Long> files() throws IOException {
        Path media = folder.resolve("media");
        if (!Files.exists(media)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(media)) {
            return files.filter(each -> each.toString().endsWith(".jpg"))
                    .map(each -> each.toFile().length())
                    .toList();
        }
    }

    @Tag("slow")
    @Test
    void shouldCopyTwentyThousandObjectsAndNoneOfThemAgain() {
        s3.fill(PRODUCTION + "/media/", 20_000);
        long start = System.nanoTime();

        Result sync = run("sync", "production", "staging", "--yes", "--quiet");

        Duration first = Duration.ofNanos(System.nanoTime() - start);
        assertThat(sync.exitCode()).as(sync.err()).isZero();
        assertThat(sync.out()).endsWith("  listed anew, both hold the same 20,000 objects\n");
        assertThat(first).isLessThan(Duration.ofMinutes(3));
        assertThat(run("sync", "production", "staging", "--yes", "--quiet").out())
                .startsWith("Copied 0 objects");
    }

    private void put(String bucket, String key, String content) {
        s3.put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.of(
                        Stream.of("media"),
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }
}
