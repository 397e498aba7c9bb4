package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.testkit.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Bad networks and bad stores while writing: what heals, and the sentence when it does not. */
class S3WriteFaultsTest extends S3FaultCase {
    private static final String PART = "^PUT .*partNumber=2";

    @Test
    void shouldSendAPartAgainWhenTheStoreIsOverloaded() throws IOException {
        proxy.disturb(PART, 2, Fault.answer(503, "SlowDown"));
        write();
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(proxy.count(PART)).isEqualTo(3);
    }

    @Test
    void shouldWaitAsLongAsTheStoreAsks() throws IOException {
        proxy.disturb(PART, 1, Fault.answer(503, "SlowDown", "Retry-After: 1"));
        Instant start = Instant.now();
        write();
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldSayThatTheStoreStayedOverloaded() {
        proxy.disturb(PART, 99, Fault.answer(503, "SlowDown"));
        assertFails(this::write)
                .withMessage("Sending part 2 of " + store.locate(KEY) + " failed 3 times, at last because the store"
                        + " answered 503 SlowDown: the store is overloaded; try again later.");
        assertNothingLeft();
    }

    @Test
    void shouldSendAPartAgainWhenTheConnectionBreaksInIt() throws IOException {
        proxy.disturb(PART, 2, Fault.cutRequest(700_000));
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldSayThatTheConnectionKeepsBreaking() {
        proxy.disturb(PART, 99, Fault.cutRequest(700_000));
        assertFails(this::write)
                .withMessage("Sending part 2 of " + store.locate(KEY)
                        + " failed 3 times, at last because the connection" + " broke; check the network.");
        assertNothingLeft();
    }

    @Test
    void shouldSendAPartAgainWhenItArrivesDamaged() throws IOException {
        proxy.disturb(PART, 1, Fault.damageRequest());
        write();
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(proxy.count(PART)).isEqualTo(2);
    }

    @Test
    void shouldSendAPartAgainWhenNoByteMoves() throws IOException {
        proxy.disturb(PART, 1, Fault.stall());
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldSayThatNoByteMoves() {
        proxy.disturb(PART, 99, Fault.stall());
        assertFails(this::write)
                .withMessage("Sending part 2 of " + store.locate(KEY) + " failed 3 times, at last because the store was"
                        + " too slow (no byte moved for 1 s); check the network.");
    }

    @Test
    void shouldSendAPartAgainWhenItTakesTooLong() throws IOException {
        proxy.disturb(PART, 1, Fault.trickle(400_000, 700));
        write();
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(proxy.count(PART)).isEqualTo(2);
    }

    @Test
    void shouldAskForAFreshAddressWhenOneHasExpired() throws IOException {
        proxy.disturb(PART, 1, Fault.answer(403, "AccessDenied"));
        proxy.disturb("^GET .*X-Amz-Signature", 1, Fault.answer(403, "AccessDenied"));
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldNameThePermissionThatIsMissingToWrite() {
        proxy.disturb(PART, 99, Fault.answer(403, "AccessDenied"));
        assertFails(this::write)
                .withMessage("Sending part 2 of " + store.locate(KEY) + " failed: the store answered 403 AccessDenied:"
                        + " not allowed; these credentials need s3:PutObject there.");
        assertThat(proxy.count(PART)).isEqualTo(2);
        assertNothingLeft();
    }

    @Test
    void shouldKnowItsOwnObjectWhenTheAnswerToTheCommitWasLost() throws IOException {
        proxy.disturb("^POST .*uploadId=", 1, Fault.loseAnswer());
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldKnowItsOwnSmallObjectWhenTheAnswerWasLost() throws IOException {
        proxy.disturb("^PUT ", 1, Fault.loseAnswer());
        store.create(KEY, new byte[] {1, 2}, "text/plain");
        assertThat(store.readWhole(KEY, 2)).containsExactly(1, 2);
        // At least once more; on a slow machine that one may be too late itself.
        assertThat(proxy.count("^PUT ")).isBetween(2L, 3L);
    }

    @Test
    void shouldLeaveAnObjectThatSomebodyElsePublishedMeanwhile() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(CONTENT, 0, CONTENT.length);
            store.create(new ObjectKey(KEY + "x"), new byte[1], "text/plain");
            store.create(KEY, new byte[] {9}, "text/plain");
            assertThatExceptionOfType(ObjectExistsException.class)
                    .isThrownBy(upload::commit)
                    .withMessage("There is an object " + store.locate(KEY)
                            + " already; it was left as it is. Choose another name.");
        }
        assertThat(store.readWhole(KEY, 10)).containsExactly(9);
        assertNothingLeft();
    }

    @Test
    void shouldPublishOnAStoreWithoutConditionalWrites() throws IOException {
        proxy.disturb("^POST .*uploadId=", 1, Fault.answer(501, "NotImplemented"));
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldSayThatAnUploadWasEndedBySomebodyElse() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(CONTENT, 0, 10);
            store.sweepUnfinished("", Instant.now().plusSeconds(60));
            assertFails(upload::commit)
                    .withMessageEndingWith(store.locate(KEY) + " failed: the store answered 404 NoSuchUpload: somebody"
                            + " else ended this upload, perhaps a lifecycle rule; start again.");
        }
    }

    @Test
    void shouldRefuseToPublishWhatTheStoreDoesNotHold() throws IOException {
        proxy.disturb(PART, 1, Fault.answer(200, "", "ETag: \"00000000000000000000000000000000\""));
        assertFails(this::write)
                .withMessage("The store does not hold the parts of " + store.locate(KEY)
                        + " that were sent (2 there, 3 sent). Nothing was published; write it again.");
        assertNothingLeft();
    }

    @Test
    void shouldNotWaitForALockThatTheStoreDoesNotLetUsSee() throws IOException {
        proxy.disturb("^GET .*[?&]uploads", 9, Fault.answer(403, "AccessDenied"));
        write();
        assertThat(read()).isEqualTo(CONTENT);
    }
}
