package io.jenkins.plugins.backhaul.backup;

/**
 * The name of a project: the folder of its backups in a store. Letters of any alphabet, digits, dot, hyphen and underscore,
 * starting with a letter or digit, at most 100 characters.
 *
 * @param name the name as text
 */
public record Project(String name) {
    /** @throws IllegalArgumentException when the text is not such a name */
    public Project {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "'" + name.replaceAll("\\p{Cntrl}", "?")
                            + "' cannot be a project's name: use letters, digits, '.', '-' and '_', starting with a letter or digit");
        }
    }

    /** What the keys of all its backups start with. */
    public String folder() {
        return name + "/";
    }

    @Override
    public String toString() {
        return name;
    }
}
