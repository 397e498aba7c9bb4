package io.jenkins.plugins.backhaul.config;

/**
 * An app at Heroku that an environment runs as.
 *
 * @param app its name
 * @param token the secret that holds a token for Heroku's API, named as {@link NotifySettings#variable} has it
 */
public record HerokuSettings(String app, String token) {
    /** The secret where nothing is said; its variable is the one that Heroku's own program reads. */
    public static final String USUAL_TOKEN = "heroku-api-key";
}
