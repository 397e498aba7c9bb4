package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad networks and bad stores, between us and a real server: what heals, and the sentence when it does not. */
class S3FaultsTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/x.tar.lrz");
    private static final byte[] CONTENT = new byte[2 * S3StoreForTests.PART + 1000];
    private static final String PART = "^PUT .*partNumber=2";
    private static final String RANGE = "^GET .*X-Amz-Signature";

    private static LocalS3 server;
    private FaultProxy proxy;
    private S3ObjectStore store;

    @BeforeAll
    static void startServer() throws IOException {
        server = LocalS3.start();
        new Random(1).nextBytes(CONTENT);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void openStore() throws IOException {
        proxy = FaultProxy.before(server.endpoint());
        store = S3StoreForTests.open(
                S3StoreForTests.settings(server, UUID.randomUUID().toString(), proxy.endpoint()));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
        proxy.close();
    }

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
                .withMessageStartingWith("Sending part 2 of " + store.locate(KEY)
                        + " failed 3 times, at last because the" + " connection")
                .withMessageEndingWith("check the network.");
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
        proxy.disturb(RANGE, 1, Fault.answer(403, "AccessDenied"));
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
    void shouldNameThePermissionThatIsMissingToRead() throws IOException {
        write();
        proxy.disturb(RANGE, 99, Fault.answer(403, "AccessDenied"));
        assertFails(this::read)
                .withMessageMatching("Reading " + store.locate(KEY) + " from byte \\d+ failed: the store answered 403"
                        + " AccessDenied: not allowed; these credentials need s3:GetObject there\\.");
    }

    @Test
    void shouldGoOnReadingWhereTheConnectionBroke() throws IOException {
        write();
        proxy.disturb("^GET .*X-Amz", 4, Fault.cutAnswer(300_000));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldNeverTakeABrokenConnectionForTheEnd() throws IOException {
        write();
        proxy.disturb(RANGE, 99, Fault.cutAnswer(1000));
        assertFails(this::read)
                .withMessageStartingWith("Reading " + store.locate(KEY) + " from byte ")
                .withMessageEndingWith("check the network.");
    }

    @Test
    void shouldReadAgainWhenNoByteMoves() throws IOException {
        write();
        proxy.disturb(RANGE, 2, Fault.stall());
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void shouldFailWhenTheObjectChangesWhileItIsRead() throws IOException {
        write();
        try (InputStream bytes = store.read(KEY)) {
            bytes.readNBytes(10);
            store.delete(KEY);
            store.create(KEY, new byte[CONTENT.length], "application/octet-stream");
            assertFails(bytes::readAllBytes)
                    .withMessageStartingWith("The object " + store.locate(KEY) + " was changed while it was read")
                    .withMessageEndingWith("Read it again from the start.");
            assertFails(bytes::read).withMessageContaining("was changed while it was read");
        }
    }

    @Test
    void shouldFailWhenTheObjectGoesWhileItIsRead() throws IOException {
        write();
        try (InputStream bytes = store.read(KEY)) {
            bytes.readNBytes(10);
            store.delete(KEY);
            assertFails(bytes::readAllBytes).withMessage("There is no object " + store.locate(KEY) + " any more.");
        }
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
        assertThat(proxy.count("^PUT ")).isEqualTo(2);
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
            upload.write(CONTENT, 0, CONTENT.length);
            store.sweepUnfinished("", Instant.now().plusSeconds(60));
            assertFails(upload::commit)
                    .withMessageContaining(
                            "404 NoSuchUpload: somebody else ended this upload, perhaps a lifecycle rule");
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

    @Test
    void shouldListManyPagesWholeOrFail() throws IOException {
        server.fill(store.location().substring("s3://".length()) + "/many/", 12_000);

        assertThat(store.list("many/")).hasSize(12_000);
        assertThat(proxy.count("^GET .*list-type=2")).isEqualTo(12);

        proxy.disturb("^GET .*continuation-token=.*04999", 99, Fault.answer(500, "InternalError"));
        assertFails(() -> store.list("many/")).withMessageContaining("the store answered 500 InternalError");
    }

    @Test
    void shouldSayThatAListingFailed() {
        proxy.disturb("^GET .*list-type=2", 99, Fault.answer(500, "InternalError"));
        assertFails(() -> store.list(""))
                .withMessageMatching("Listing " + store.location() + " failed after \\d tries: the store answered 500"
                        + " InternalError: a fault inside the store; try again later\\.");
    }

    private static ThrowableAssertAlternative<StorageException> assertFails(ThrowingCallable call) {
        return assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                        .doesNotContain("AKIA-SECRET", "X-Amz", server.accessKey(), server.secretKey()));
    }

    private void assertNothingLeft() {
        try {
            assertThat(store.sweepUnfinished("", Instant.now().plusSeconds(60))).isZero();
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    private void write() throws IOException {
        try (Upload upload = store.startUpload(KEY, CONTENT.length)) {
            upload.write(CONTENT, 0, CONTENT.length);
            upload.commit();
        }
    }

    private byte[] read() throws IOException {
        try (InputStream bytes = store.read(KEY)) {
            return bytes.readAllBytes();
        }
    }
}
