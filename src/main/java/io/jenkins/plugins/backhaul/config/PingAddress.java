package io.jenkins.plugins.backhaul.config;

import java.net.URI;

/**
 * What is called after a successful backup. Whoever knows the address can call it too, so it is a secret.
 *
 * @param value http or https
 */
public record PingAddress(URI value) {
    static final String PATTERN = "^https?://[^\\s/?#@]+([/?#]\\S*)?$";

    private static final String WRONG =
            "'ping' must be an address like https://hc.example/id; what is written is not shown, as it is a secret";

    /** @throws IllegalArgumentException when it is no such address; the message does not repeat it */
    static PingAddress parse(String text) {
        try {
            if (text.matches(PATTERN)) {
                return new PingAddress(URI.create(text));
            }
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message holds the address.
            throw new IllegalArgumentException(WRONG);
        }
        throw new IllegalArgumentException(WRONG);
    }

    @Override
    public String toString() {
        return "a secret address";
    }
}
