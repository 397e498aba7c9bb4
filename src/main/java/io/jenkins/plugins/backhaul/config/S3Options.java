package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.util.Optional;

/**
 * How to talk to a bucket.
 *
 * @param endpoint {@code http} or {@code https}, host and port; empty for AWS itself
 * @param server what people call the server at that endpoint, to tell it from others that have buckets of the same names
 * @param region such as {@code us-east-1}; empty for what the environment says
 * @param pathStyle whether the bucket stands in the path, not in the host name; where nothing is said, yes exactly when there
 *     is an endpoint
 * @param checksums which checksums are sent
 * @param kmsKey id, alias or ARN of the key that the store encrypts with; empty for the bucket's own default
 */
public record S3Options(
        Optional<URI> endpoint,
        Optional<String> server,
        Optional<String> region,
        boolean pathStyle,
        Checksums checksums,
        Optional<String> kmsKey) {

    /** Which checksums are sent along. */
    public enum Checksums {
        /** Whatever suits the endpoint: always for AWS, only where required elsewhere. */
        AUTO,
        /** Only where the operation requires one; for stores that refuse the newer headers. */
        WHEN_REQUIRED
    }
}
