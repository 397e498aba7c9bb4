package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Run;
import java.util.List;
import java.util.Optional;

/** Credentials that a run may use. */
final class RunCredentials {
    private RunCredentials() {}

    /**
     * Looks them up as the run's job may, and records the use.
     *
     * @param id of the credentials, or the name of a credentials parameter; null for none
     */
    static Optional<StandardCredentials> find(Run<?, ?> run, String id) throws AbortException {
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        StandardCredentials found =
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
        if (found == null) {
            throw new AbortException("There are no credentials '" + id + "' for the job "
                    + run.getParent().getFullName()
                    + ". Check their id, that they lie in the job's folder or above, and that their scope is Global.");
        }
        return Optional.of(CredentialsProvider.track(run, found));
    }
}
