package io.jenkins.plugins.backhaul.deploy;

import java.util.regex.Pattern;

/**
 * A commit of Git, by its whole hash: a name could mean another commit tomorrow.
 *
 * @param hash 40 or 64 hexadecimal digits in lower case
 */
public record Commit(String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int ENOUGH_FOR_PEOPLE = 10;

    /** @throws IllegalArgumentException when it is no whole hash */
    public Commit {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("A commit is named by its whole hash of 40 hexadecimal digits");
        }
    }

    /** Whether a text is the whole hash of a commit, so that it can mean no other. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** The beginning of the hash, for people. */
    @Override
    public String toString() {
        return hash.substring(0, ENOUGH_FOR_PEOPLE);
    }
}
