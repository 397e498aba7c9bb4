package io.jenkins.plugins.backhaul.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server that keeps versions. */
class PastS3StoreTest {
    private static final ObjectKey ARCHIVE = new ObjectKey("wizards/20261120-031500.tar.lrz");
    private static final ObjectKey SIDECAR = new ObjectKey("wizards/20261120-031500.json");

    private LocalS3 server;
    private FaultProxy proxy;
    private S3ObjectStore present;

    @BeforeEach
    void startServer() throws IOException {
        server = LocalS3.start();
        server.keepVersions(LocalS3.BUCKET);
        proxy = FaultProxy.before(server.endpoint());
        present = S3StoreForTests.open(S3StoreForTests.settings(server, "p", proxy.endpoint()));
    }

    @AfterEach
    void stopServer() throws IOException {
        present.close();
        proxy.close();
        server.close();
    }

    @Test
    void shouldReadWhatWasDeletedOrOverwrittenSince() throws Exception {
        Instant before = pause();
        create(SIDECAR, "good");
        Instant written = pause();
        present.delete(SIDECAR);
        Instant deleted = pause();
        create(SIDECAR, "an attacker's");

        assertThat(present.asOf(before).find(SIDECAR)).isEmpty();
        assertThat(content(present.asOf(written), SIDECAR)).isEqualTo("good");
        assertThat(present.asOf(deleted).find(SIDECAR)).isEmpty();
        assertThat(present.asOf(deleted).list("")).isEmpty();
        assertThat(content(present.asOf(Instant.now()), SIDECAR)).isEqualTo("an attacker's");
        assertThat(present.asOf(written).listFolders("")).containsExactly("wizards");
        assertThat(present.asOf(before).listFolders("")).isEmpty();
    }

    @Test
    void shouldReadAVersionOfManyPartsByTicketsThatNameIt() throws Exception {
        byte[] bytes = new byte[2 * S3StoreForTests.PART + 1000];
        new Random(1).nextBytes(bytes);
        upload(bytes);
        Instant written = pause();
        present.delete(ARCHIVE);
        PastS3Store past = present.asOf(written);

        DownloadControl control = past.reading(ARCHIVE);

        assertThat(control.ticket().address().getQuery()).contains("versionId=");
        try (InputStream read = new HttpTransfer(S3StoreForTests.quick()).download(control)) {
            assertThat(read.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(proxy.count("^GET .*versionId=.* HTTP")).isGreaterThan(2);
        assertThat(past.locate(ARCHIVE)).startsWith("s3://backhaul-test/p/" + ARCHIVE + "?versionId=");
    }

    @Test
    void shouldListManyPagesInTheOrderOfTheirKeys() throws Exception {
        server.fill(LocalS3.BUCKET + "/p/wizards/", 1500);
        Instant written = pause();
        server.fill(LocalS3.BUCKET + "/p/wizards/", 700);

        PastS3Store past = present.asOf(written);

        assertThat(past.list("wizards/"))
                .hasSize(1500)
                .isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()))
                .allMatch(each -> !each.modified().isAfter(written));
        assertThat(past.list("wizards/0000")).extracting(StoredObject::key).hasSize(10);
        assertThat(proxy.count("^GET .*versions.* HTTP")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldChangeNothing() throws Exception {
        create(SIDECAR, "good");
        PastS3Store past = present.asOf(pause());

        assertThat(past.isReadOnly()).isTrue();
        assertRefused(() -> past.delete(SIDECAR));
        assertRefused(() -> past.create(ARCHIVE, new byte[1], "text/plain"));
        assertRefused(() -> past.startUpload(ARCHIVE, 0));
        assertRefused(() -> past.sweepUnfinished("", Instant.now()));
        assertThat(present.list("")).hasSize(1);
    }

    @Test
    void shouldSayThatAnObjectWasNotThereThen() throws Exception {
        Instant before = pause();
        create(SIDECAR, "good");

        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> present.asOf(before).read(SIDECAR))
                .withMessage("There was no object s3://backhaul-test/p/" + SIDECAR + " at " + before + ".");
    }

    @Test
    void shouldRefuseABucketThatKeepsNoVersions() throws Exception {
        server.createBucket("forgetful");
        S3Settings settings = server.settings("s3://forgetful/p");
        try (S3ObjectStore store = S3StoreForTests.open(settings)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.asOf(Instant.now()))
                    .withMessageStartingWith(
                            "The bucket forgetful keeps no versions of its objects, so it cannot be read as of a time:");
        }
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(change)
                .withMessageStartingWith("Nothing can be changed in s3://backhaul-test/p as of ")
                .withMessageEndingWith(": the past can only be read.");
    }

    /** A time that lies between what was done and what is done next. */
    /** This server stamps objects with full seconds, up to one and a half seconds late. */
    private static Instant pause() throws InterruptedException {
        Thread.sleep(2200);
        Instant time = Instant.now();
        Thread.sleep(1100);
        return time;
    }

    private void create(ObjectKey key, String text) throws StorageException {
        present.create(key, text.getBytes(UTF_8), "application/json");
    }

    private static String content(PastS3Store past, ObjectKey key) throws StorageException {
        return new String(past.readWhole(key, 100), UTF_8);
    }

    private void upload(byte[] bytes) throws StorageException {
        try (Upload upload = present.startUpload(ARCHIVE, bytes.length)) {
            upload.write(bytes, 0, bytes.length);
            upload.commit();
        }
    }
}
