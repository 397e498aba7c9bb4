package io.jenkins.plugins.backhaul.storage.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What another provider says, kept for a while: some assume a role anew each time they are asked, and every ticket asks. One
 * that says nothing means the machine's own credentials.
 */
final class KeptCredentials implements AwsCredentialsProvider {
    /** How a message begins that tells of a role. */
    static final String NO_SESSION = "the role of the credentials could not be assumed";

    /** A session lasts a quarter of an hour at least; so no ticket is signed by one that ends within ten minutes. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final AwsCredentialsProvider source;
    private final Clock clock;
    private AwsCredentials kept;
    private Instant until = Instant.MIN;

    KeptCredentials(AwsCredentialsProvider source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        if (!clock.instant().isBefore(until)) {
            AwsCredentials said = ask();
            kept = said == null ? DefaultCredentialsProvider.builder().build().resolveCredentials() : said;
            until = clock.instant().plus(KEPT);
        }
        return kept;
    }

    private AwsCredentials ask() {
        try {
            return source.resolveCredentials();
        } catch (AwsServiceException e) {
            // Its own words are dropped, and the request was another one than the store was asked.
            String code = S3Failures.answerOf(e).code();
            throw SdkClientException.create(NO_SESSION + ": the security token service answered " + e.statusCode()
                    + (code.isEmpty() ? "" : " " + code)
                    + "; check the role's ARN, who it trusts and the keys that assume it");
        }
    }
}
