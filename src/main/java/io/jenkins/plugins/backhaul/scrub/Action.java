package io.jenkins.plugins.backhaul.scrub;

/** What becomes of a column, or of a whole table. */
public enum Action {
    /** All rows of the table go. */
    DELETE,
    /** It stays as it is, and may: the table or the column is allowed by name. */
    KEEP,
    /** The values become null. */
    NULL,
    /** The values become a hash that nobody can reckon back; equal values stay equal. */
    HASH,
    /** An e-mail address that reaches nobody. */
    FAKE_EMAIL,
    /** {@code User} and the row's key. */
    FAKE_NAME,
    /** {@code User}. */
    FAKE_FIRST_NAME,
    /** The row's key. */
    FAKE_LAST_NAME,
    /** A number that reaches nobody: no country has its prefix, 999. */
    FAKE_PHONE,
    /** {@code Text} and the row's key. */
    FAKE_TEXT;

    boolean changesColumn() {
        return this != DELETE && this != KEEP;
    }
}
