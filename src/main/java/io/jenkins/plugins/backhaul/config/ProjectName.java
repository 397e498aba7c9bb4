package io.jenkins.plugins.backhaul.config;

/**
 * The name of a project: the folder of its backups in the store. 1 to 63 letters (a–z, A–Z), digits, dots, underscores and
 * hyphens, beginning and ending with a letter or a digit. So it is one segment of a key in every kind of store, on every file
 * system, in an address and in a shell, without quoting, and can be neither {@code ..} nor hidden; and every name that Docker
 * Compose gives a project fits.
 *
 * @param value the name as text
 */
public record ProjectName(String value) {
    static final String PATTERN = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$";

    /** @throws IllegalArgumentException when the text is not a project's name; the message says what is one */
    public ProjectName {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException(
                    "A project's name must be 1 to 63 letters (a-z), digits, '.', '_' or '-', and"
                            + " begin and end with a letter or a digit" + Words.butIs(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
