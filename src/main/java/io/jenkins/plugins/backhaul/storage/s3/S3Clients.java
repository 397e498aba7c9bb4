package io.jenkins.plugins.backhaul.storage.s3;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the SDK's client. */
final class S3Clients {
    private S3Clients() {}

    static S3Client build(S3Settings settings, S3Connection connection, StoreClock clock) {
        S3Endpoint endpoint = settings.endpoint();
        boolean newer = endpoint.sendsNewerChecksums();
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(settings.credentials().provider())
                .forcePathStyle(endpoint.pathStyle())
                .requestChecksumCalculation(
                        newer ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(
                        newer ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(connection.requests())
                .overrideConfiguration(how -> how.addExecutionInterceptor(clock)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(connection.tries())
                                .build()));
        endpoint.address().ifPresent(builder::endpointOverride);
        endpoint.region()
                .map(Region::of)
                .or(() -> endpoint.address().map(own -> Region.US_EAST_1))
                .ifPresent(builder::region);
        return builder.build();
    }
}
