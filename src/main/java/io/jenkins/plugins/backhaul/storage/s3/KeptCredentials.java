package io.jenkins.plugins.backhaul.storage.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * What another provider says, kept for a while: some assume a role anew each time they are asked, and every ticket asks. One
 * that says nothing means the machine's own credentials.
 */
final class KeptCredentials implements AwsCredentialsProvider {
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
            AwsCredentials said = source.resolveCredentials();
            kept = said == null ? DefaultCredentialsProvider.builder().build().resolveCredentials() : said;
            until = clock.instant().plus(KEPT);
        }
        return kept;
    }
}
