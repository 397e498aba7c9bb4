package io.jenkins.plugins.backhaul.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.media.SyncReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class BucketToBucketTest extends MediaCase {
    private static final String OBJECTS_READ = "^GET /wizards-(production|staging)/[^? ]+ ";

    private MediaPlace from;
    private MediaPlace to;

    @BeforeEach
    void openPlaces() throws IOException {
        from = bucket(PRODUCTION + "/media");
        to = bucket(STAGING + "/media");
    }

    @AfterEach
    void closePlaces() {
        from.close();
        to.close();
    }

    @Test
    void shouldCopyWhatIsMissingOrDiffersAndNothingTwice() throws Exception {
        put(PRODUCTION, "media/new.jpg", "new");
        put(PRODUCTION, "media/changed.jpg", "after");
        put(PRODUCTION, "media/same.jpg", "same");
        put(PRODUCTION, "other/no-media.jpg", "no media");
        put(STAGING, "media/changed.jpg", "befor");
        put(STAGING, "media/same.jpg", "same");
        put(STAGING, "media/only-here.jpg", "only here");

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(report.copied()).isEqualTo(2);
        assertThat(report.throughHere()).isZero();
        assertThat(report.after().isNothingLacking()).isTrue();
        assertThat(report.after().surplus()).extracting(MediaObject::key).containsExactly("only-here.jpg");
        assertThat(content(STAGING, "media/changed.jpg")).isEqualTo("after");
        assertThat(proxy.count(OBJECTS_READ)).isZero();
        assertThat(sync(from, to, false).copied()).isZero();
    }

    @Test
    void shouldDeleteOnlyWhenAsked() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(STAGING, "media/only-here.jpg", "only here");
        put(STAGING, "beside", "beside the media");

        SyncReport report = sync(from, to, true);

        assertThat(report.deleted()).isEqualTo(1);
        assertThat(report.after().isNone()).isTrue();
        assertThat(content(STAGING, "beside")).isEqualTo("beside the media");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blank.jpg",
                "a+b.jpg",
                "100%.jpg",
                "%2B.jpg",
                "für Ärzte – 魔法.jpg",
                "a&b=c?d#e.jpg",
                "deep/er/still.jpg",
                "folder/"
            })
    void shouldCopyAnyName(String key) throws Exception {
        put(PRODUCTION, "media/" + key, "x".repeat(key.endsWith("/") ? 0 : 1));

        SyncReport report = sync(from, to, true);

        assertThat(report.faults()).isEmpty();
        assertThat(report.after().isNone()).isTrue();
        assertThat(to.list().objects()).extracting(MediaObject::key).containsExactly(key);
    }

    @Test
    void shouldKeepWhatTheBucketSaysOfAnObject() throws Exception {
        s3.putObject(
                r -> r.bucket(PRODUCTION)
                        .key("media/a.svg")
                        .contentType("image/svg+xml")
                        .cacheControl("max-age=86400")
                        .contentDisposition("inline")
                        .metadata(Map.of("photographer", "J. Doe")),
                RequestBody.fromString("<svg/>"));

        sync(from, to, false);

        HeadObjectResponse copy = s3.headObject(r -> r.bucket(STAGING).key("media/a.svg"));
        assertThat(copy.contentType()).isEqualTo("image/svg+xml");
        assertThat(copy.cacheControl()).isEqualTo("max-age=86400");
        assertThat(copy.contentDisposition()).isEqualTo("inline");
        assertThat(copy.metadata()).isEqualTo(Map.of("photographer", "J. Doe"));
    }

    @Test
    void shouldCopyAnObjectThatWasSentInPartsOnlyOnce() throws Exception {
        putInParts("media/film.mp4", 5 << 20, 1000);

        assertThat(sync(from, to, false).copied()).isEqualTo(1);

        assertThat(s3.headObject(r -> r.bucket(STAGING).key("media/film.mp4")).contentType())
                .isEqualTo("video/mp4");
        assertThat(sync(from, to, false).copied()).isZero();
        assertThat(difference(to, from).isNone()).as("the way back").isTrue();
    }

    @Test
    void shouldNoticeThatAMarkedCopyWasReplaced() throws Exception {
        putInParts("media/film.mp4", 5 << 20, 1000);
        sync(from, to, false);
        server.put(STAGING, "media/film.mp4", new byte[(5 << 20) + 1000]);

        assertThat(difference(from, to).changed()).extracting(MediaObject::key).containsExactly("film.mp4");
    }

    @Test
    void shouldCopyALongObjectInParts() throws Exception {
        putInParts("media/film.mp4", 5 << 20, (5 << 20) + 7);

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(proxy.count("^PUT /wizards-staging/media/film.mp4\\?.*partNumber=[123]"))
                .isEqualTo(3);
        assertThat(proxy.count(OBJECTS_READ)).isZero();
        assertThat(report.after().isNone()).isTrue();
        assertThat(s3.headObject(r -> r.bucket(STAGING).key("media/film.mp4")).contentType())
                .isEqualTo("video/mp4");
        assertThat(s3.getObjectAsBytes(r -> r.bucket(STAGING).key("media/film.mp4"))
                        .asByteArray())
                .isEqualTo(s3.getObjectAsBytes(r -> r.bucket(PRODUCTION).key("media/film.mp4"))
                        .asByteArray());
    }

    @Test
    void shouldRefuseToDeleteEverything() throws Exception {
        put(STAGING, "media/a", "a");

        assertThatExceptionOfType(MediaRefusedException.class)
                .isThrownBy(() -> sync(from, to, true))
                .withMessage("s3://wizards-production/media holds nothing, so everything would be deleted from"
                        + " s3://wizards-staging/media. Look whether that is the right source, or leave out --delete");
        assertThat(content(STAGING, "media/a")).isEqualTo("a");
    }

    @Test
    void shouldRefusePlacesWithinEachOther() throws Exception {
        try (MediaPlace within = bucket(PRODUCTION + "/media/images")) {
            assertThatExceptionOfType(MediaRefusedException.class)
                    .isThrownBy(() -> sync(from, within, false))
                    .withMessage("s3://wizards-production/media and s3://wizards-production/media/images are the same"
                            + " place, or one lies within the other. Name two that do not overlap");
        }
    }

    @Test
    void shouldTellWhatDiffers() throws Exception {
        put(PRODUCTION, "media/new.jpg", "new");
        put(PRODUCTION, "media/same.jpg", "same");
        put(STAGING, "media/same.jpg", "same");
        put(STAGING, "media/only-here.jpg", "only here");

        Difference difference = difference(from, to);

        assertThat(difference.held()).isEqualTo(2);
        assertThat(difference.same()).isEqualTo(1);
        assertThat(difference.missing()).extracting(MediaObject::key).containsExactly("new.jpg");
        assertThat(difference.surplus()).extracting(MediaObject::key).containsExactly("only-here.jpg");
    }

    private void putInParts(String key, int first, int second) {
        byte[] bytes = new byte[first + second];
        new Random(7).nextBytes(bytes);
        String id = s3.createMultipartUpload(r -> r.bucket(PRODUCTION).key(key).contentType("video/mp4"))
                .uploadId();
        String one = sendPart(key, id, 1, Arrays.copyOf(bytes, first));
        String two = sendPart(key, id, 2, Arrays.copyOfRange(bytes, first, bytes.length));
        s3.completeMultipartUpload(r -> r.bucket(PRODUCTION)
                .key(key)
                .uploadId(id)
                .multipartUpload(all -> all.parts(List.of(
                        CompletedPart.builder().partNumber(1).eTag(one).build(),
                        CompletedPart.builder().partNumber(2).eTag(two).build()))));
    }

    private String sendPart(String key, String id, int number, byte[] bytes) {
        return s3.uploadPart(
                        r -> r.bucket(PRODUCTION).key(key).uploadId(id).partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
    }
}
