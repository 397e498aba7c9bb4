package io.jenkins.plugins.backhaul.archive;

/**
 * What a member of an archive holds, by size and hash.
 *
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 */
public record Content(long size, String sha256) {
    /** What takes more room in a manifest than any other content. */
    static final Content LONGEST = new Content(Long.MAX_VALUE, "f".repeat(64));

    /** @throws IllegalArgumentException when the size is negative or the hash is not a SHA-256 */
    public Content {
        if (size < 0) {
            throw new IllegalArgumentException("A size is negative: " + size);
        }
        if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
    }
}
