package io.jenkins.plugins.backhaul.plugin;

import hudson.util.Secret;
import java.util.Optional;

/**
 * Who we are to a database. {@code toString} shows no password.
 *
 * @param user nothing when the credentials hold a password only
 * @param password hidden
 */
record DatabaseLogin(Optional<String> user, Secret password) {
    @Override
    public String toString() {
        return "DatabaseLogin[" + user.orElse("password only") + "]";
    }
}
