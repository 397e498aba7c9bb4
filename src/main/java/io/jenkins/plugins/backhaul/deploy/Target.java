package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where an environment runs, and how a commit gets there. Used by one thread, which holds the {@link DeploymentLock}. */
public interface Target {
    /** What a person calls it, such as {@code /srv/wizards}. */
    String place();

    /**
     * The folder for the lock and the record of deployments, which everybody who can deploy there can write to.
     *
     * @throws DeploymentException when nothing can be deployed there at all
     */
    Path records() throws DeploymentException;

    /** The commit that is there now; nothing when there is none yet. */
    Optional<Commit> current() throws IOException;

    /**
     * Gets a commit ready and looks for everything that would stand in its way, without changing what is there.
     *
     * @throws DeploymentRefusedException when something would be lost that was not consented to
     * @throws IOException when the commit cannot be had
     */
    void prepare(Commit commit, Set<Consent> consents) throws IOException;

    /**
     * Puts a commit there and starts it.
     *
     * @param from the commit that ran before, as far as is known
     * @throws IOException when it is not there, or only partly; putting the one from before heals that
     */
    void put(Optional<Commit> from, Commit to) throws IOException;

    /** Looks whether what {@link #put} has started is well. */
    Probe probe();

    /** Whether a commit is the other or has it among its ancestors. */
    boolean includes(Commit commit, Commit other) throws IOException;
}
