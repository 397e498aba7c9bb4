package io.jenkins.plugins.backhaul.compose;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a Compose project: lower-case letters, digits, dashes and underscores, the first a letter or a digit (the
 * Compose specification, "version and name").
 *
 * @param value the name
 */
public record ProjectName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    /** @throws IllegalArgumentException when Compose would refuse the name */
    public ProjectName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" cannot be the name of a Compose project: it takes"
                    + " lower-case letters, digits, - and _, and begins with a letter or a digit");
        }
    }

    /**
     * The name that Compose gives the project in a folder when nothing else names it: the folder's name in lower case,
     * without the characters that are not allowed.
     *
     * @throws IllegalArgumentException when nothing of the folder's name is left
     */
    public static ProjectName ofFolder(Path folder) {
        String last = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String allowed =
                last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " gives its Compose project no name; set the project's name");
        }
        return new ProjectName(allowed);
    }

    @Override
    public String toString() {
        return value;
    }
}
