package io.jenkins.plugins.backhaul.heroku;

/**
 * An app, by its name.
 *
 * @param name as Heroku's Platform API has names: 3 to 30 lower-case letters, digits and hyphens
 */
public record App(String name) {
    /** @throws IllegalArgumentException when the text cannot be the name of an app */
    public App {
        if (!name.matches("[a-z][a-z0-9-]{1,28}[a-z0-9]")) {
            throw new IllegalArgumentException("An app at Heroku has a name of 3 to 30 lower-case letters, digits and"
                    + " hyphens that begins with a letter");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
