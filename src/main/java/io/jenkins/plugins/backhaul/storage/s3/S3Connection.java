package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.storage.presigned.RetryPolicy;
import io.jenkins.plugins.backhaul.storage.presigned.TransferOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** By which HTTP clients a store is reached: one speaks about objects and signs, the other moves bytes by signed addresses. */
public final class S3Connection {
    private static final int TRIES = 6;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration BRIEF = Duration.ofSeconds(20);
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

    private final SdkHttpClient.Builder<?> requests;
    private final HttpClient.Builder bytes;
    private final TransferOptions options;
    private final int tries;

    private S3Connection(
            SdkHttpClient.Builder<?> requests, HttpClient.Builder bytes, TransferOptions options, int tries) {
        this.requests = requests;
        this.bytes = bytes;
        this.options = options;
        this.tries = tries;
    }

    /** As the JDK connects, through the proxy that its system properties name. */
    public static S3Connection direct() {
        SdkHttpClient.Builder<?> requests = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_LIMIT)
                .socketTimeout(IDLE_LIMIT);
        return new S3Connection(requests, HttpClient.newBuilder(), TransferOptions.defaults(), TRIES);
    }

    /**
     * By Apache's client, which Jenkins' plugins for AWS bring along. The JDK's own cannot serve here: behind a proxy that
     * wants a password it drops the header that S3's signature stands in (JDK-8326949).
     *
     * @param proxy what the requests go through
     * @param bytes makes the client that moves bytes, through the same proxy
     */
    public static S3Connection apache(Optional<S3Proxy> proxy, HttpClient.Builder bytes) {
        ApacheHttpClient.Builder requests =
                ApacheHttpClient.builder().connectionTimeout(CONNECT_LIMIT).socketTimeout(IDLE_LIMIT);
        proxy.map(S3Proxy::forApache).ifPresent(requests::proxyConfiguration);
        return new S3Connection(requests, bytes, TransferOptions.defaults(), TRIES);
    }

    /** The same, giving up within seconds: for somebody who waits for the answer. */
    public S3Connection briefly() {
        TransferOptions brief = new TransferOptions(
                1,
                options.rangeSize(),
                new RetryPolicy(2, Duration.ofMillis(250), Duration.ofSeconds(1)),
                BRIEF,
                BRIEF);
        return new S3Connection(requests, bytes, brief, 2);
    }

    /** The same, moving bytes in that way. */
    public S3Connection withTransfers(TransferOptions other) {
        return new S3Connection(requests, bytes, other, tries);
    }

    SdkHttpClient.Builder<?> requests() {
        return requests;
    }

    int tries() {
        return tries;
    }

    HttpTransfer transfer() {
        return new HttpTransfer(options, bytes);
    }
}
