package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.ObjectStoreContract;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With the checksums that every store knows. */
class S3ObjectStoreTest extends ObjectStoreContract {
    private static LocalS3 server;

    @BeforeAll
    static void startServer() throws IOException {
        server = LocalS3.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected ObjectStore emptyStore() throws IOException {
        return S3StoreForTests.open(
                S3StoreForTests.settings(server, UUID.randomUUID().toString(), server.endpoint()));
    }
}
