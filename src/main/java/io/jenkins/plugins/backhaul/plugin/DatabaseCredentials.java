package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.UsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Logins to databases: a username with a password, or a password alone as secret text. */
final class DatabaseCredentials {
    private DatabaseCredentials() {}

    /**
     * Looks the login up as the run's job may, and records the use.
     *
     * @param id of the credentials
     * @throws AbortException when there are none for this job, or they are of another kind
     */
    static DatabaseLogin of(String id, Run<?, ?> run) throws AbortException {
        StandardCredentials found = RunCredentials.find(run, id);
        if (found instanceof UsernamePasswordCredentials login) {
            return new DatabaseLogin(Optional.of(login.getUsername()), login.getPassword());
        }
        if (found instanceof StringCredentials text) {
            return new DatabaseLogin(Optional.empty(), text.getSecret());
        }
        throw new AbortException("The credentials '" + id
                + "' hold no password for a database. Choose a username with password, or secret text.");
    }
}
