package io.jenkins.plugins.backhaul.storage;

import java.nio.charset.StandardCharsets;

/**
 * The name of an object relative to its store's prefix, such as {@code wizards/20261120-031500.tar.lrz}.
 *
 * <p>A key is not empty, at most 900 bytes of UTF-8 (S3 allows 1,024, and the store's prefix comes before it), has no
 * leading or trailing slash, no empty, {@code .} or {@code ..} segment and no control character, so that it names one
 * object in every kind of store, a folder included.
 *
 * @param value the key as text
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    private static final int LONGEST_IN_BYTES = 900;

    /** @throws IllegalArgumentException when the text is not a key; the message names the fault */
    public ObjectKey {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            throw new IllegalArgumentException("The key is longer than " + LONGEST_IN_BYTES + " bytes: " + value);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The key holds a control character: " + printable(value));
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(
                        "The key has an empty, '.' or '..' segment: '" + value + "'. Name it like wizards/backup.json");
            }
        }
    }

    /** The key of an object whose name is {@code name} in the folder that this key names. */
    public ObjectKey resolve(String name) {
        return new ObjectKey(value + "/" + name);
    }

    /** The last segment. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
