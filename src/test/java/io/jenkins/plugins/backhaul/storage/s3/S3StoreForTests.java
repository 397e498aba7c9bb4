package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.presigned.RetryPolicy;
import io.jenkins.plugins.backhaul.storage.presigned.TransferOptions;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.net.URI;
import java.time.Duration;

/** Stores on a local server that fail fast. */
final class S3StoreForTests {
    static final int PART = 5 << 20;

    private S3StoreForTests() {}

    static S3Settings settings(LocalS3 server, String prefix, URI endpoint) {
        return S3Settings.of(new S3Location(LocalS3.BUCKET, prefix))
                .withEndpoint(S3Endpoint.at(endpoint))
                .withCredentials(S3Credentials.of(server.accessKey(), server.secretKey()))
                .withPartSize(PART);
    }

    static S3ObjectStore open(S3Settings settings) throws StorageException {
        return S3ObjectStore.open(settings, S3Connection.direct().withTransfers(quick()));
    }

    /** Three tries, short waits, one second without a byte, three for a request. */
    static TransferOptions quick() {
        RetryPolicy retry = new RetryPolicy(3, Duration.ofMillis(5), Duration.ofSeconds(2));
        return new TransferOptions(3, 1 << 20, retry, Duration.ofSeconds(1), Duration.ofSeconds(3));
    }
}
