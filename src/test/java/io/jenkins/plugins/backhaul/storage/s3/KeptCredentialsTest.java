package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sts.model.StsException;

class KeptCredentialsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T03:15:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldAskOnceInFiveMinutes() {
        KeptCredentials kept = new KeptCredentials(
                () -> AwsBasicCredentials.create("key-" + asked.incrementAndGet(), "secret"), movable());

        assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("key-1");
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("key-1");
        pass(Duration.ofMillis(1));
        assertThat(kept.resolveCredentials().accessKeyId()).isEqualTo("key-2");
    }

    @Test
    void shouldTakeTheEnvironmentsWhenNobodyIsSaid() {
        System.setProperty("aws.accessKeyId", "found");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            assertThat(new KeptCredentials(() -> null, movable())
                            .resolveCredentials()
                            .accessKeyId())
                    .isEqualTo("found");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void shouldSayThatTheRoleIsRefusedInOurOwnWords() throws StorageException {
        AwsCredentialsProvider refused = () -> {
            throw StsException.builder()
                    .statusCode(403)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDenied")
                            .errorMessage("AKIA-SECRET is not authorized")
                            .build())
                    .build();
        };
        S3Settings settings = S3Settings.of(new S3Location("bucket", ""))
                .withEndpoint(S3Endpoint.amazon().withRegion("eu-central-1"))
                .withCredentials(S3Credentials.by(refused));

        try (ObjectStore store = S3ObjectStore.open(settings)) {
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            "Listing s3://bucket failed: the role of the credentials could not be assumed: the security"
                                    + " token service answered 403 AccessDenied; check the role's ARN, who it trusts and the keys that"
                                    + " assume it.")
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("AKIA-SECRET"));
        }
    }

    private Clock movable() {
        return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
