package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.io.InputStream;
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

/** A store on a real server, with a network in between that can be made bad. */
abstract class S3FaultCase {
    static final ObjectKey KEY = new ObjectKey("wizards/x.tar.lrz");
    static final byte[] CONTENT = new byte[2 * S3StoreForTests.PART + 1000];

    static LocalS3 server;
    FaultProxy proxy;
    S3ObjectStore store;

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

    static ThrowableAssertAlternative<StorageException> assertFails(ThrowingCallable call) {
        return assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                        .doesNotContain("AKIA-SECRET", "X-Amz", server.accessKey(), server.secretKey()));
    }

    void assertNothingLeft() {
        try {
            assertThat(store.sweepUnfinished("", Instant.now().plusSeconds(60))).isZero();
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    void write() throws IOException {
        try (Upload upload = store.startUpload(KEY, CONTENT.length)) {
            upload.write(CONTENT, 0, CONTENT.length);
            upload.commit();
        }
    }

    byte[] read() throws IOException {
        try (InputStream bytes = store.read(KEY)) {
            return bytes.readAllBytes();
        }
    }
}
