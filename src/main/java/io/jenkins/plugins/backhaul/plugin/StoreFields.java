package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.config.StoreLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with single fields of a store; nothing when they can be. Looks at the text only. */
final class StoreFields {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern KMS_KEY =
            Pattern.compile("(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]+:)?[A-Za-z0-9:/_-]{1,256}");

    private StoreFields() {}

    static Optional<String> wrongName(String text) {
        return unless(
                NAME.matcher(text).matches(),
                text.isEmpty()
                        ? "Give the store a name; jobs call it by that."
                        : "Use letters, digits, blanks, '.', '-' and '_', starting with a letter or digit.");
    }

    static Optional<String> wrongBucket(String text) {
        return unless(
                BUCKET.matcher(text).matches(),
                text.startsWith("s3:")
                        ? "Write the bucket's name alone; what comes after it goes into the prefix."
                        : "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.");
    }

    static Optional<String> wrongPrefix(String text) {
        try {
            new StoreLocation("s3://bucket/" + text.replaceAll("^/+", ""));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "A prefix looks like backups or team/backups, without empty, '.' or '..' parts, '?' and '#'.");
        }
    }

    static Optional<String> wrongRegion(String text) {
        return unless(
                text.isEmpty() || REGION.matcher(text).matches(),
                "A region looks like eu-central-1; leave it empty for the one that the controller's environment names.");
    }

    static Optional<String> wrongEndpoint(String text) {
        return unless(
                text.isEmpty() || isHttp(text),
                "An endpoint looks like https://s3.example.org, without user, password, bucket or question mark;"
                        + " leave it empty for Amazon S3.");
    }

    static Optional<String> wrongKmsKey(String text) {
        return unless(
                text.isEmpty() || KMS_KEY.matcher(text).matches(),
                "Write the id, the alias (alias/backups) or the ARN of a KMS key; leave it empty for the bucket's default.");
    }

    private static boolean isHttp(String text) {
        try {
            URI address = new URI(text);
            boolean scheme = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean bare = address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null;
            return scheme
                    && bare
                    && address.getHost() != null
                    && address.getPath().length() <= 1;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> unless(boolean good, String sentence) {
        return good ? Optional.empty() : Optional.of(sentence);
    }
}
