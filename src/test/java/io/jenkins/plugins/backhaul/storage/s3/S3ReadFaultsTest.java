package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.Fault;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad networks and bad stores while reading and listing: what heals, and the sentence when it does not. */
class S3ReadFaultsTest extends S3FaultCase {
    private static final String RANGE = "^GET .*X-Amz-Signature";

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
            // In one step: a read in between would find no object.
            String place = store.location().substring("s3://".length());
            int slash = place.indexOf('/');
            server.put(place.substring(0, slash), place.substring(slash + 1) + "/" + KEY, new byte[CONTENT.length]);
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
    void shouldFailWhenAListingBreaksHalfWay() throws IOException {
        server.fill(store.location().substring("s3://".length()) + "/many/", 2_500);
        assertThat(store.list("many/")).hasSize(2_500);

        proxy.disturb("^GET .*continuation-token=.*01999", 99, Fault.answer(500, "InternalError"));
        assertFails(() -> store.list("many/")).withMessageContaining("the store answered 500 InternalError");
    }

    @Test
    @Tag("slow")
    void shouldListTwelveThousandObjects() throws IOException {
        server.fill(store.location().substring("s3://".length()) + "/many/", 12_000);
        assertThat(store.list("many/")).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(proxy.count("^GET .*list-type=2")).isEqualTo(12);
    }

    @Test
    void shouldSayThatAListingFailed() {
        proxy.disturb("^GET .*list-type=2", 99, Fault.answer(500, "InternalError"));
        assertFails(() -> store.list(""))
                .withMessageMatching("Listing " + store.location() + " failed after \\d tries: the store answered 500"
                        + " InternalError: a fault inside the store; try again later\\.");
    }
}
