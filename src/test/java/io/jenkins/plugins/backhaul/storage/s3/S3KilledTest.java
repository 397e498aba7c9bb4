package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.InterruptedUpload;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class S3KilledTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/x.tar.lrz");

    @Test
    void shouldLeaveNothingVisibleWhenKilledAndBeSweptByTheNext() throws Exception {
        try (LocalS3 server = LocalS3.start();
                S3ObjectStore store = S3StoreForTests.open(S3StoreForTests.settings(server, "p", server.endpoint()))) {
            InterruptedUpload.killInTheMiddle(
                    Uploader.class, server.endpoint().toString(), server.accessKey(), server.secretKey());

            assertThat(store.find(KEY)).isEmpty();
            assertThat(store.list("")).isEmpty();
            assertThat(store.sweepUnfinished("wizards/", Instant.now().plusSeconds(1)))
                    .isOne();
            try (Upload upload = store.startUpload(KEY, 0)) {
                upload.commit();
            }
            assertThat(store.list("")).hasSize(1);
        }
    }

    /** Begins an upload and never ends it. */
    static final class Uploader {
        private Uploader() {}

        public static void main(String[] args) throws Exception {
            S3Settings settings = S3Settings.of(new S3Location(LocalS3.BUCKET, "p"))
                    .withEndpoint(S3Endpoint.at(URI.create(args[0])))
                    .withCredentials(S3Credentials.of(args[1], args[2]))
                    .withPartSize(S3StoreForTests.PART);
            InterruptedUpload.writeAndWait(S3StoreForTests.open(settings), KEY);
        }
    }
}
