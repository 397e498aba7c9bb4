package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media of apps at Heroku, each in a bucket of a server of its own, with a key that only its config vars know. */
class MediaOfAppsTest extends HerokuCase {
    private LocalS3 live;
    private LocalS3 copies;

    @BeforeEach
    void startStores() throws IOException {
        live = LocalS3.start();
        copies = LocalS3.start();
        live.createBucket("wizards-live");
        copies.createBucket("wizards-copies");
        HerokuAppForTests staging = heroku.app("wizards-staging");
        uses(production, live, "wizards-live");
        uses(staging, copies, "wizards-copies");
        put(live, "wizards-live", "original_images/hat.png", "hat");
        put(live, "wizards-live", "images/hat.width-80.png", "small hat");
        put(copies, "wizards-copies", "images/old.png", "old");
        configure(
                "production: { branch: master, heroku: wizards-production }",
                "staging: { branch: staging, heroku: wizards-staging }",
                "local: { media: { location: media } }");
    }

    @AfterEach
    void stopStores() throws IOException {
        live.close();
        copies.close();
    }

    @Test
    void shouldMoveMediaBetweenAppsAndToALaptop() throws Exception {
        Cli.Result sync = move("media", "sync", "production", "staging", "--delete", "--yes");
        assertThat(sync.exitCode()).as(sync.out()).isZero();
        assertThat(sync.out())
                .contains("Copied 2 objects from s3://wizards-live to s3://wizards-copies: 12 B, deleted 1")
                .contains("listed anew, both hold the same 2 objects");

        Cli.Result pulled = move("pull", "production", "media");
        assertThat(pulled.exitCode()).as(pulled.out()).isZero();
        assertThat(folder.resolve("media/original_images/hat.png")).hasContent("hat");

        Files.writeString(folder.resolve("media/original_images/wand.png"), "wand");
        Cli.Result pushed = move("push", "staging", "images", "--yes");
        assertThat(pushed.exitCode()).as(pushed.out()).isZero();
        assertThat(move("media", "diff", "production", "staging").out()).contains("- original_images/wand.png  4 B");
    }

    @Test
    void shouldWriteToNoBucketOfProductionsApp() throws Exception {
        assertThat(move("media", "sync", "staging", "production", "--yes").out())
                .contains("backhaul: refused. s3://wizards-live holds media of the environment production, which is"
                        + " production; nothing is ever copied or deleted there.");
        assertThat(move("media", "sync", "staging", "s3://wizards-live/copies", "--yes", "--region", "us-east-1")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);

        heroku.disturb("GET /apps/wizards-production/", 9, HerokuForTests.answering(403, "{}"));
        Cli.Result unknown = move("push", "staging", "media", "--yes");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.out())
                .contains(
                        "backhaul: refused. Whether s3://wizards-copies holds media of production, which is production,"
                                + " cannot be told: Reading the config vars of wizards-production at Heroku failed: the token in the"
                                + " variable HEROKU_API_KEY may not do that.");
    }

    private Cli.Result move(String... arguments) throws Exception {
        Cli.Result result = run(arguments);
        assertThat(result.out())
                .doesNotContain(live.secretKey(), live.accessKey())
                .doesNotContain(copies.secretKey(), copies.accessKey());
        return result;
    }

    private static void uses(HerokuAppForTests app, LocalS3 store, String bucket) {
        app.with("AWS_STORAGE_BUCKET_NAME", bucket)
                .with("AWS_S3_ENDPOINT_URL", store.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", store.accessKey())
                .with("AWS_SECRET_ACCESS_KEY", store.secretKey());
    }

    private static void put(LocalS3 store, String bucket, String key, String content) {
        store.put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }
}
