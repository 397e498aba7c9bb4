package io.jenkins.plugins.backhaul.site;

import java.util.Optional;

/**
 * Who connects to a database. {@link #toString()} shows no password.
 *
 * @param user if absent, the one that the configuration names
 * @param password if absent, the one that the tools find
 */
public record Login(Optional<String> user, Optional<String> password) {
    /** Whoever the configuration and the environment name. */
    public static final Login NONE = new Login(Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
