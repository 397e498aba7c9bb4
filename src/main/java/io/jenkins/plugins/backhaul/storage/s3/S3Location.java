package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A bucket, and the prefix under which everything of ours lies, written {@code s3://bucket/prefix}.
 *
 * @param bucket 3 to 63 lower-case letters, digits, dots and hyphens, as S3 demands
 * @param prefix without leading and trailing slash; empty for the whole bucket
 */
public record S3Location(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_PREFIX_IN_BYTES = 120;

    /** @throws IllegalArgumentException when bucket or prefix cannot be; the message names the fault */
    public S3Location {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "'" + bucket + "' cannot be the name of a bucket. Write s3://bucket/prefix,"
                            + " the bucket in lower-case letters, digits, dots and hyphens");
        }
        if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX_IN_BYTES) {
            throw new IllegalArgumentException(
                    "The prefix is longer than " + LONGEST_PREFIX_IN_BYTES + " bytes: " + prefix);
        }
        if (!prefix.isEmpty()) {
            new ObjectKey(prefix);
        }
    }

    /**
     * Reads {@code s3://bucket} or {@code s3://bucket/prefix}, with or without a slash at the end.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static S3Location parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("'" + text + "' is no S3 location. Write s3://bucket/prefix");
        }
        String[] parts = text.substring(SCHEME.length()).split("/", 2);
        String prefix = parts.length == 1 ? "" : parts[1];
        return new S3Location(parts[0], prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    /** What the keys in the bucket start with: the prefix and a slash, or nothing. */
    String keyPrefix() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
