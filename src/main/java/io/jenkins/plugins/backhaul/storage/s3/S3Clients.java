package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.time.Clock;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the SDK's client, for rooms that speak to a store in its own words. */
public final class S3Clients {
    private S3Clients() {}

    /**
     * A client of the settings' store. Asks nothing of it yet. The caller closes it.
     *
     * @throws StorageException when no region is known
     */
    public static S3Client open(S3Settings settings, S3Connection connection) throws StorageException {
        try {
            return build(settings, connection, new StoreClock(Clock.systemUTC()));
        } catch (SdkException e) {
            throw S3Failures.explain("Opening " + settings.location(), "s3:ListBucket", e);
        }
    }

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
