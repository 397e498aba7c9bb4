package io.jenkins.plugins.backhaul.storage.s3;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the SDK's client. */
final class S3Clients {
    private static final int TRIES = 6;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

    private S3Clients() {}

    static S3Client build(S3Settings settings, StoreClock clock) {
        S3Endpoint endpoint = settings.endpoint();
        boolean newer = endpoint.sendsNewerChecksums();
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(settings.credentials().provider())
                .forcePathStyle(endpoint.pathStyle())
                .requestChecksumCalculation(
                        newer ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(
                        newer ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_LIMIT)
                        .socketTimeout(IDLE_LIMIT))
                .overrideConfiguration(how -> how.addExecutionInterceptor(clock)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()));
        endpoint.address().ifPresent(builder::endpointOverride);
        endpoint.region()
                .map(Region::of)
                .or(() -> endpoint.address().map(own -> Region.US_EAST_1))
                .ifPresent(builder::region);
        return builder.build();
    }
}
