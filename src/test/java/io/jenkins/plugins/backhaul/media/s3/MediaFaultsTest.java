package io.jenkins.plugins.backhaul.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.folder.FolderPlace;
import io.jenkins.plugins.backhaul.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

class MediaFaultsTest extends MediaCase {
    private static final String COPY_OF_A = "^PUT /wizards-staging/media/a ";

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
    void shouldOutlastThrottling() throws Exception {
        server.fill(PRODUCTION + "/media/", 300);
        proxy.disturb("^PUT", 24, Fault.answer(503, "SlowDown"));
        proxy.disturb("^PUT", 12, Fault.answer(500, "InternalError"));

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(report.after().isNone()).isTrue();
    }

    @Test
    void shouldSendBytesThroughHereWhenTheStoreMayNotCopy() throws Exception {
        s3.putObject(
                r -> r.bucket(PRODUCTION)
                        .key("media/a")
                        .contentType("image/webp")
                        .cacheControl("max-age=1")
                        .metadata(Map.of("photographer", "J. Doe")),
                RequestBody.fromString("picture"));
        s3.putObject(
                r -> r.bucket(PRODUCTION).key("media/long").contentType("video/mp4"),
                RequestBody.fromBytes(new byte[12 << 20]));
        proxy.disturb("^PUT /wizards-staging/media/(a|long) ", 1, Fault.answer(403, "AccessDenied"));
        proxy.disturb("^PUT /wizards-staging/media/long.*partNumber=1", 1, Fault.answer(403, "AccessDenied"));

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(report.after().isNone()).isTrue();
        assertThat(report.throughHere()).isPositive();
        assertThat(notes)
                .singleElement(STRING)
                .matches("the store does not copy (a|long) from s3://wizards-production/media to"
                        + " s3://wizards-staging/media; what it does not copy goes through this machine");
        HeadObjectResponse copy = s3.headObject(r -> r.bucket(STAGING).key("media/a"));
        assertThat(copy.contentType()).isEqualTo("image/webp");
        assertThat(copy.cacheControl()).isEqualTo("max-age=1");
        assertThat(copy.metadata()).isEqualTo(Map.of("photographer", "J. Doe"));
        assertThat(s3.headObject(r -> r.bucket(STAGING).key("media/long")).contentType())
                .isEqualTo("video/mp4");
        assertThat(sync(from, to, false).copied()).isZero();
    }

    @Test
    void shouldCopyAnObjectAsItIsNowWhenItChangedMeanwhile() throws Exception {
        put(PRODUCTION, "media/a", "before");
        proxy.disturb(COPY_OF_A, 1, changingFirst("media/a", "after!!"));

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(content(STAGING, "media/a")).isEqualTo("after!!");
        assertThat(report.after().isNone()).isTrue();
    }

    @Test
    void shouldTellOfAnObjectThatChangesAgainAndAgain() throws Exception {
        put(PRODUCTION, "media/a", "0");
        put(PRODUCTION, "media/b", "b");
        put(STAGING, "media/surplus", "stays");
        AtomicInteger changes = new AtomicInteger();
        proxy.disturb(COPY_OF_A, 3, exchange -> changingFirst("media/a", "change " + changes.incrementAndGet())
                .play(exchange));

        SyncReport report = sync(from, to, true);

        assertThat(report.faults())
                .containsExactly(
                        "Copying s3://wizards-production/media/a to s3://wizards-staging/media/a failed: it was changed"
                                + " meanwhile. Try it again later.",
                        "Nothing was deleted from s3://wizards-staging/media, as not everything was copied.");
        assertThat(report.after().isNothingLacking()).isFalse();
        assertThat(content(STAGING, "media/b")).isEqualTo("b");
        assertThat(content(STAGING, "media/surplus")).isEqualTo("stays");
    }

    @Test
    void shouldNoteAnObjectThatWasRemovedMeanwhile() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(PRODUCTION, "media/b", "b");
        proxy.disturb(COPY_OF_A, 1, exchange -> {
            s3.deleteObject(r -> r.bucket(PRODUCTION).key("media/a"));
            passOn(exchange);
        });

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(notes).containsExactly("a was removed from s3://wizards-production/media meanwhile");
        assertThat(report.after().isNone()).isTrue();
    }

    @Test
    void shouldTellOfObjectsThatCannotBeDeleted() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(STAGING, "media/locked", "locked");
        put(STAGING, "media/surplus", "surplus");
        proxy.disturb("^DELETE /wizards-staging/media/locked", 9, Fault.answer(403, "AccessDenied"));

        SyncReport report = sync(from, to, true);

        assertThat(report.deleted()).isEqualTo(1);
        assertThat(report.faults())
                .containsExactly("Removing s3://wizards-staging/media/locked failed: the store answered 403"
                        + " AccessDenied: not allowed; these credentials need s3:DeleteObject and s3:GetObject there.");
        assertThat(report.isComplete(true)).isFalse();
    }

    @Test
    void shouldDeleteNothingThatHasComeToTheSourceOrChangedSinceItWasListed() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(STAGING, "media/came", "came");
        put(STAGING, "media/changed", "before");
        put(STAGING, "media/surplus", "surplus");
        proxy.disturb(COPY_OF_A, 1, exchange -> {
            put(PRODUCTION, "media/came", "another");
            put(STAGING, "media/changed", "after!");
            passOn(exchange);
        });

        SyncReport report = sync(from, to, true);

        assertThat(report.faults())
                .containsExactlyInAnyOrder(
                        "came was not deleted from s3://wizards-staging/media, as it has come to"
                                + " s3://wizards-production/media meanwhile. Run it again to compare them.",
                        "Removing s3://wizards-staging/media/changed failed: it was changed meanwhile. Try it again later.");
        assertThat(report.deleted()).isEqualTo(1);
        assertThat(content(STAGING, "media/came")).isEqualTo("came");
        assertThat(content(STAGING, "media/changed")).isEqualTo("after!");
        assertThat(report.after().changed()).extracting(MediaObject::key).containsExactly("came");
    }

    @Test
    void shouldDeleteOnConditionWhereTheStoreKnowsConditions() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(STAGING, "media/changed", "before");
        put(STAGING, "media/gone", "gone");
        put(STAGING, "media/surplus", "surplus");
        proxy.disturb("^DELETE .*/changed", 1, Fault.answer(412, "PreconditionFailed"));
        proxy.disturb("^DELETE .*/gone", 1, Fault.answer(404, "NoSuchKey"));
        proxy.disturb("^DELETE .*/surplus", 1, Fault.answer(501, "NotImplemented"));

        SyncReport report = sync(from, to, true);

        assertThat(report.faults())
                .containsExactly("Removing s3://wizards-staging/media/changed failed: it was changed meanwhile. Try it"
                        + " again later.");
        assertThat(proxy.heads("^DELETE .*/changed"))
                .singleElement(STRING)
                .contains("If-Match: \"2f44417567bc123bd7c60de8c2a2b444\"");
        assertThat(report.after().surplus())
                .extracting(MediaObject::key)
                .as("a store without conditions was asked without one")
                .doesNotContain("surplus");
    }

    @Test
    void shouldGoOnReadingWhereTheConnectionBroke() throws Exception {
        byte[] film = new byte[3 << 20];
        new Random(1).nextBytes(film);
        server.put(PRODUCTION, "media/film", film);
        proxy.disturb("^GET /wizards-production/media/film", 2, Fault.cutAnswer(1 << 20));

        SyncReport report = sync(from, FolderPlace.open(folder), false);

        assertThat(report.faults()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("film"))).isEqualTo(film);
        assertThat(proxy.count("^GET /wizards-production/media/film")).isEqualTo(3);
    }

    @Test
    void shouldGiveUpWhenAllFails() throws Exception {
        server.fill(PRODUCTION + "/media/", 300);
        proxy.disturb("^PUT", 9999, Fault.answer(400, "Unheard"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sync(from, to, false))
                .withMessageStartingWith("After 100 faults the rest was not tried. The last one: Copying ")
                .withMessageEndingWith("failed: the store answered 400 Unheard: it did not accept the request.");
        assertThat(proxy.count("^PUT")).isLessThan(150);
    }

    /** As in a bucket that KMS encrypts, whose ETags are none of the content. */
    @Test
    void shouldMarkCopiesWhoseEtagsAreOthers() throws Exception {
        put(PRODUCTION, "media/a", "a");
        put(PRODUCTION, "media/b", "b");
        proxy.disturb("^PUT /wizards-staging/media/[ab] ", 1, exchange -> {
            exchange.forward(exchange.clientBody());
            String answer = new String(exchange.answer().readAllBytes(), StandardCharsets.UTF_8);
            exchange.toClient()
                    .write(answer.replaceFirst("[0-9a-f]{32}", "0".repeat(32)).getBytes(StandardCharsets.UTF_8));
        });

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(proxy.count("^PUT /wizards-staging/media/[ab] ")).isGreaterThanOrEqualTo(3);
        assertThat(Stream.of("a", "b")
                        .map(key -> s3.headObject(r -> r.bucket(STAGING).key("media/" + key))
                                .metadata())
                        .filter(each -> each.containsKey("backhaul-etag")))
                .isNotEmpty();
    }

    @Test
    void shouldLetEverybodyReadWhatEverybodyCouldRead() throws Exception {
        put(PRODUCTION, "media/private", "private");
        s3.putObject(
                r -> r.bucket(PRODUCTION).key("media/public").acl(ObjectCannedACL.PUBLIC_READ),
                RequestBody.fromString("public"));

        assertThat(sync(from, to, false).faults()).isEmpty();

        assertThat(isPublic("media/public")).isTrue();
        assertThat(isPublic("media/private")).isFalse();
    }

    @Test
    void shouldLetEverybodyReadWhatWentThroughHere() throws Exception {
        s3.putObject(
                r -> r.bucket(PRODUCTION).key("media/public").acl(ObjectCannedACL.PUBLIC_READ),
                RequestBody.fromString("public"));
        proxy.disturb("^PUT /wizards-staging/media/public ", 2, Fault.answer(403, "AccessDenied"));

        assertThat(sync(from, to, false).throughHere()).isEqualTo(1);

        assertThat(isPublic("media/public")).isTrue();
    }

    @Test
    void shouldCopyIntoABucketThatKeepsNoAccessLists() throws Exception {
        s3.putObject(
                r -> r.bucket(PRODUCTION).key("media/public").acl(ObjectCannedACL.PUBLIC_READ),
                RequestBody.fromString("public"));
        proxy.disturb("^PUT /wizards-staging/media/public ", 1, Fault.answer(400, "AccessControlListNotSupported"));

        SyncReport report = sync(from, to, false);

        assertThat(report.faults()).isEmpty();
        assertThat(report.throughHere()).isZero();
        assertThat(isPublic("media/public")).isFalse();
    }

    @Test
    void shouldAskForNoAccessListTwiceWhereItMayNot() throws Exception {
        server.fill(PRODUCTION + "/media/", 40);
        proxy.disturb("^GET /wizards-production/media/.*acl", 99, Fault.answer(403, "AccessDenied"));

        assertThat(sync(from, to, false).faults()).isEmpty();

        assertThat(proxy.count("^GET /wizards-production/media/.*acl")).isLessThanOrEqualTo(16);
    }

    private boolean isPublic(String key) {
        return s3.getObjectAcl(r -> r.bucket(STAGING).key(key)).grants().stream()
                .anyMatch(grant -> grant.grantee().uri() != null);
    }

    private Fault changingFirst(String key, String content) {
        return exchange -> {
            put(PRODUCTION, key, content);
            passOn(exchange);
        };
    }

    private static void passOn(Fault.Exchange exchange) throws IOException {
        exchange.forward(exchange.clientBody());
        exchange.answer().transferTo(exchange.toClient());
    }
}
