package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import java.util.Optional;

/**
 * All that is to be known to use a bucket. Holds no secret that {@code toString} would show.
 *
 * @param location bucket and prefix
 * @param endpoint where and how the store is spoken to
 * @param credentials who we are
 * @param kmsKeyId the KMS key to encrypt new objects with; if absent, the bucket's own default
 * @param partSize bytes in a part of an upload whose estimate does not ask for more; 5 MiB to 1 GiB
 */
public record S3Settings(
        S3Location location, S3Endpoint endpoint, S3Credentials credentials, Optional<String> kmsKeyId, int partSize) {
    private static final int SIXTEEN_MIB = 16 << 20;

    /** @throws IllegalArgumentException when the part size or the endpoint's limit of parts is out of range */
    public S3Settings {
        new PartPlan(partSize, endpoint.maxParts());
    }

    /** Amazon S3, with the region and the credentials that the environment gives, in parts of 16 MiB. */
    public static S3Settings of(S3Location location) {
        return new S3Settings(location, S3Endpoint.amazon(), S3Credentials.found(), Optional.empty(), SIXTEEN_MIB);
    }

    /** The same at that endpoint. */
    public S3Settings withEndpoint(S3Endpoint other) {
        return new S3Settings(location, other, credentials, kmsKeyId, partSize);
    }

    /** The same as somebody else. */
    public S3Settings withCredentials(S3Credentials other) {
        return new S3Settings(location, endpoint, other, kmsKeyId, partSize);
    }

    /** The same, new objects encrypted with that KMS key. */
    public S3Settings withKmsKey(String id) {
        return new S3Settings(location, endpoint, credentials, Optional.of(id), partSize);
    }

    /** The same with parts of that many bytes. */
    public S3Settings withPartSize(int bytes) {
        return new S3Settings(location, endpoint, credentials, kmsKeyId, bytes);
    }
}
