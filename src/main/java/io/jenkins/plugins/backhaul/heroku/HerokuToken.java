package io.jenkins.plugins.backhaul.heroku;

/**
 * A token for Heroku's API. {@link #toString()} does not show it.
 *
 * @param origin where a person keeps it, such as {@code the variable HEROKU_API_KEY}; messages name it
 * @param secret the token
 */
public record HerokuToken(String origin, String secret) {
    /** @throws IllegalArgumentException when the text cannot be a token; the message does not repeat it */
    public HerokuToken {
        secret = secret.strip();
        if (!secret.matches("[\\x21-\\x7e]{8,500}")) {
            throw new IllegalArgumentException(
                    "What " + origin + " holds is no token of Heroku's: 'heroku" + " authorizations:create' makes one");
        }
    }

    @Override
    public String toString() {
        return "HerokuToken[hidden, from " + origin + "]";
    }
}
