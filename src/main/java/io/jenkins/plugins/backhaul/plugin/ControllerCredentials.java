package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Credentials of a store for the controller itself, where no job asks. */
final class ControllerCredentials {
    private ControllerCredentials() {}

    /**
     * Those that all jobs may use, too.
     *
     * @return nothing when the store names none
     * @throws AbortException when they are not there, or jobs may not use them
     */
    static Optional<StandardCredentials> find(Store store) throws AbortException {
        String id = store.getCredentialsId();
        if (id == null) {
            return Optional.empty();
        }
        StandardCredentials found = CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
        if (found == null) {
            throw new AbortException("There are no credentials '" + id + "' outside of folders."
                    + " If they lie in a folder, only a job in there can try them.");
        }
        if (found.getScope() == CredentialsScope.SYSTEM) {
            throw new AbortException("The credentials '" + id
                    + "' are of the scope System, which no job may use. Give them the scope Global.");
        }
        return Optional.of(found);
    }
}
