package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads when the settings are wrong or the store says no. */
class S3RefusalsTest {
    private static LocalS3 server;

    @BeforeAll
    static void startServer() throws IOException {
        server = LocalS3.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Test
    void shouldSayThatTheSecretIsWrong() {
        S3Settings settings = settings(server.endpoint());
        assertThatListing(settings.withCredentials(S3Credentials.of(server.accessKey(), "wrong-secret")))
                .withMessage("Listing s3://backhaul-test/p failed: the store answered 403 SignatureDoesNotMatch:"
                        + " the secret key is wrong for this access key; check the credentials.");
    }

    @Test
    void shouldSayThatTheKeyIsUnknown() {
        S3Settings settings = settings(server.endpoint());
        assertThatListing(settings.withCredentials(S3Credentials.of("nobody", "wrong-secret")))
                .withMessage("Listing s3://backhaul-test/p failed: the store answered 403 InvalidAccessKeyId:"
                        + " the store does not know this access key; check the credentials.");
    }

    @Test
    void shouldSayThatThereIsNoSuchBucketAlsoWhenLookingForAnObject() throws IOException {
        S3Settings settings = server.settings("s3://no-such-bucket");
        String sentence =
                "the store answered 404 NoSuchBucket: there is no such bucket; create it or correct its name.";
        assertThatListing(settings).withMessage("Listing s3://no-such-bucket failed: " + sentence);
        try (S3ObjectStore store = S3StoreForTests.open(settings)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.find(new ObjectKey("x")))
                    .withMessage("Looking for s3://no-such-bucket/x failed: " + sentence);
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        assertThatListing(settings(URI.create("http://127.0.0.1:" + closedPort)))
                .withMessage("Listing s3://backhaul-test/p failed after 6 tries: the endpoint refused the connection;"
                        + " check the endpoint, its port and that the store runs.");
    }

    @Test
    void shouldSayThatTheHostIsUnknown() {
        assertThatListing(settings(URI.create("http://no-such-host.invalid")))
                .withMessageStartingWith("Listing s3://backhaul-test/p failed")
                .withMessageEndingWith("the name of the endpoint's host cannot be resolved; check the endpoint and the"
                        + " name service.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|not allowed; these credentials need s3:ListBucket there",
                "403|ExpiredToken|the session credentials have expired; renew them",
                "403|KMS.DisabledException|the KMS key cannot be used; check its id, its region and that these"
                        + " credentials may use it",
                "301|PermanentRedirect|the bucket is in another region or at another endpoint; set that one"
                        + " (region eu-central-1)",
                "507|QuotaExceeded|the store is full; make room or raise the quota",
                "418|Unheard|it did not accept the request"
            })
    void shouldSayWhatARefusalMeans(int status, String code, String meaning) throws IOException {
        try (FaultProxy proxy = FaultProxy.before(server.endpoint())) {
            proxy.disturb("^GET", 99, Fault.answer(status, code, "x-amz-bucket-region: eu-central-1"));
            assertThatListing(settings(proxy.endpoint()))
                    .withMessageMatching(
                            "Listing s3://backhaul-test/p failed( after \\d tries)?: \\Qthe store answered " + status
                                    + " " + code + ": " + meaning + ".\\E");
        }
    }

    @Test
    void shouldRefuseAnEndpointThatHoldsAPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Endpoint.at(URI.create("https://me:secret@s3.example.org")))
                .withMessage(
                        "The endpoint must look like https://s3.example.org, without user, password or question mark");
    }

    @Test
    void shouldShowNoSecretInSettings() {
        S3Settings settings = settings(server.endpoint())
                .withCredentials(S3Credentials.ofSession("the-access-key", "the-secret", "the-token"));
        assertThat(settings.toString()).doesNotContain("the-access-key", "the-secret", "the-token");
    }

    private static ThrowableAssertAlternative<StorageException> assertThatListing(S3Settings settings) {
        return assertThatExceptionOfType(StorageException.class).isThrownBy(() -> {
            try (S3ObjectStore store = S3StoreForTests.open(settings)) {
                store.list("");
            }
        });
    }

    private static S3Settings settings(URI endpoint) {
        return S3StoreForTests.settings(server, "p", endpoint);
    }
}
