package io.jenkins.plugins.backhaul.storage.s3;

import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Who we are to the store. {@link #toString()} shows no secret. */
public final class S3Credentials {
    private final AwsCredentialsProvider provider;
    private final String description;

    private S3Credentials(AwsCredentialsProvider provider, String description) {
        this.provider = provider;
        this.description = description;
    }

    /** What the SDK finds: environment, profile files, web identity, container or instance role. */
    public static S3Credentials found() {
        return new S3Credentials(DefaultCredentialsProvider.builder().build(), "found in the environment");
    }

    /** What a profile of the AWS configuration files says. */
    public static S3Credentials ofProfile(String name) {
        return new S3Credentials(ProfileCredentialsProvider.create(name), "of the profile " + name);
    }

    /** A key and its secret. */
    public static S3Credentials of(String accessKey, String secretKey) {
        return new S3Credentials(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)), "given key");
    }

    /** A key that is valid for a while, together with its session's token. */
    public static S3Credentials ofSession(String accessKey, String secretKey, String sessionToken) {
        return new S3Credentials(
                StaticCredentialsProvider.create(AwsSessionCredentials.create(accessKey, secretKey, sessionToken)),
                "given session");
    }

    /** Whoever that provider says, asked again every few minutes; what the environment gives when it says nobody. */
    public static S3Credentials by(AwsCredentialsProvider provider) {
        return new S3Credentials(new KeptCredentials(provider, Clock.systemUTC()), "of a provider");
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    @Override
    public String toString() {
        return "S3Credentials[" + description + "]";
    }
}
