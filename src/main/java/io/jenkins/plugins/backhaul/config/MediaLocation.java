package io.jenkins.plugins.backhaul.config;

import java.nio.file.Path;

/**
 * Where media are: {@code s3://bucket}, {@code s3://bucket/prefix}, or the path of a folder; not yet looked at; at most 500
 * characters. Slashes at its end are dropped. Holds no secret.
 *
 * @param value the location as text
 */
public record MediaLocation(String value) {
    static final String PATTERN = "^(" + StoreLocation.S3 + "/*|(?!.*://)[^\\x00-\\x1f\\x7f-\\x9f]+)$";
    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException when the text is not a location; the message says what is one */
    public MediaLocation {
        if (value.length() > LONGEST || !value.matches(PATTERN)) {
            throw new IllegalArgumentException(
                    "Media must be in s3://bucket/prefix, with a bucket of 3 to 63 lower-case"
                            + " letters, digits, '.' and '-', or in a folder such as ./media" + Words.butIs(value));
        }
        value = value.matches("/+") ? "/" : value.replaceAll("/+$", "");
    }

    /** Whether it is a bucket; otherwise it is a folder. */
    public boolean isBucket() {
        return value.startsWith("s3://");
    }

    /** The folder, where a relative path begins in {@code base}. */
    public Path folderIn(Path base) {
        return base.resolve(value);
    }

    /** A place within this one. */
    public MediaLocation within(String name) {
        return new MediaLocation(value + "/" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
