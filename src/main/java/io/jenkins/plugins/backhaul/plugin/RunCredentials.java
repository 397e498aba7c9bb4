package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Credentials that a run may use. */
final class RunCredentials {
    private RunCredentials() {}

    /**
     * Those that open a store: as the run's job may use them, and if there are none, those that are for Jenkins itself. An
     * administrator named them, and no job ever gets to see them. Records the use.
     *
     * @param id null for none
     * @throws AbortException when there are none of that id
     */
    static Optional<StandardCredentials> ofStore(Run<?, ?> run, String id) throws AbortException {
        if (id == null) {
            return Optional.empty();
        }
        StandardCredentials found = ofJob(run, id).or(() -> ofJenkins(id)).orElseThrow(() -> missing(run, id, ""));
        return Optional.of(CredentialsProvider.track(run, found));
    }

    /**
     * Those that open a store for the controller, where no job asks.
     *
     * @param id null for none
     * @throws AbortException when there are none of that id outside of folders
     */
    static Optional<StandardCredentials> ofStore(String id) throws AbortException {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(ofJenkins(id)
                .orElseThrow(() -> new AbortException("There are no credentials '" + id + "' outside of folders."
                        + " If they lie in a folder, only a job in there can try them.")));
    }

    /**
     * Those that the run's job may use itself. Records the use.
     *
     * @param id of the credentials, or the name of a credentials parameter
     * @throws AbortException when there are none of that id
     */
    static StandardCredentials find(Run<?, ?> run, String id) throws AbortException {
        StandardCredentials found =
                ofJob(run, id).orElseThrow(() -> missing(run, id, ", and that their scope is Global"));
        return CredentialsProvider.track(run, found);
    }

    /** Those outside of folders, of either scope. */
    private static Optional<StandardCredentials> ofJenkins(String id) {
        return Optional.ofNullable(CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()));
    }

    private static Optional<StandardCredentials> ofJob(Run<?, ?> run, String id) {
        return Optional.ofNullable(
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of()));
    }

    private static AbortException missing(Run<?, ?> run, String id, String further) {
        return new AbortException("There are no credentials '" + id + "' for the job "
                + run.getParent().getFullName() + ". Check their id, and that they lie in the job's folder or above"
                + further + ".");
    }
}
