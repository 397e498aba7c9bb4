package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a store is: {@code s3://bucket}, {@code s3://bucket/prefix} or {@code file:///folder}, not yet looked at; at most 500 characters. Slashes at
 * its end are dropped. Holds no secret.
 *
 * @param value the location as text
 */
public record StoreLocation(String value) {
    /** Bucket names as docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html has them. */
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    private static final String SEGMENT = "(?!\\.{1,2}(/|$))[^/\\x00-\\x1f\\x7f-\\x9f?#@]+";
    private static final String FOLDERS = "(/" + SEGMENT + ")*";
    static final String S3 = "s3://" + BUCKET + FOLDERS;
    private static final String FOLDER = "file:///" + SEGMENT + FOLDERS;
    private static final int LONGEST = 500;
    static final String PATTERN = "^(" + S3 + "|" + FOLDER + ")/*$";

    /** @throws IllegalArgumentException when the text is not a location; the message says what is one */
    public StoreLocation {
        if (value.length() > LONGEST || !value.matches(PATTERN)) {
            throw new IllegalArgumentException("A store must be " + expected(value) + Words.butIs(value));
        }
        value = value.replaceAll("/+$", "");
    }

    /** Whether it is a bucket; otherwise it is a folder. */
    public boolean isBucket() {
        return value.startsWith("s3://");
    }

    /** The folder, as the URL says it; a blank may stand there as it is. */
    public Path folder() {
        return value.contains("%")
                ? Path.of(URI.create(value.replace(" ", "%20")))
                : Path.of(value.substring("file://".length()));
    }

    private static String expected(String text) {
        if (text.contains("@")) {
            return "s3://bucket/prefix or file:///folder; keys and passwords never stand in it";
        }
        if (text.length() > LONGEST) {
            return "at most " + LONGEST + " characters long";
        }
        if (text.matches("s3://(?!" + BUCKET + "(/|$)).*")) {
            return "s3://bucket/prefix with a bucket of 3 to 63 lower-case letters, digits, '.' and '-'";
        }
        if (text.startsWith("s3://")) {
            return "s3://bucket/prefix with a prefix that has no empty, '.' or '..' segment and no '?' or '#'";
        }
        if (text.startsWith("file:")) {
            return "file:///folder with the whole path of the folder";
        }
        return "s3://bucket/prefix or file:///folder";
    }

    @Override
    public String toString() {
        return value;
    }
}
