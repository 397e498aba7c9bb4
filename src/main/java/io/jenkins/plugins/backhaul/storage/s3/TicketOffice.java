package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** Signs addresses of objects in one bucket. The SDK's own presigner cannot be told the store's time. */
final class TicketOffice {
    /** Long enough to send a part over a slow line; tickets are written when they are needed. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    /** Written once, when an upload begins; what is older than this gets swept. S3 allows seven days. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(2);

    /** The HTTP client sets these itself and refuses to be told. */
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    private final S3Client client;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    TicketOffice(S3Client client, AwsCredentialsProvider credentials, Clock clock) {
        this.client = client;
        this.credentials = credentials;
        this.region = client.serviceClientConfiguration().region().id();
        this.clock = clock;
    }

    /** An address to read the object from, with what the query must say. */
    Ticket toRead(String bucket, String key, Map<String, String> query) {
        return sign(request(SdkHttpMethod.GET, bucket, key, query), VALIDITY);
    }

    /** An address to send a part to, with what the query and the headers must say. */
    Ticket toSend(String bucket, String key, Map<String, String> query, Map<String, String> headers) {
        SdkHttpRequest.Builder request = request(SdkHttpMethod.PUT, bucket, key, query);
        headers.forEach(request::putHeader);
        return sign(request, VALIDITY);
    }

    /** An address to end that upload at. */
    Ticket toAbort(String bucket, String key, String uploadId) {
        return sign(request(SdkHttpMethod.DELETE, bucket, key, Map.of("uploadId", uploadId)), LONGEST_UPLOAD);
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, String bucket, String key, Map<String, String> query) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method).uri(addressOf(bucket, key));
        query.forEach(request::putRawQueryParameter);
        return request;
    }

    private Ticket sign(SdkHttpRequest.Builder request, Duration validity) {
        SdkHttpRequest unsigned = request.build();
        SignedRequest signed = signer.sign(signing -> signing.identity(credentials.resolveCredentials())
                .request(unsigned)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity)
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        Map<String, String> toSend = new HashMap<>();
        signed.request().forEachHeader((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                toSend.put(name, values.get(0));
            }
        });
        return new Ticket(signed.request().getUri(), toSend);
    }

    private URI addressOf(String bucket, String key) {
        try {
            return client.utilities()
                    .getUrl(where -> where.bucket(bucket).key(key))
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The key " + key + " makes no address", e);
        }
    }
}
