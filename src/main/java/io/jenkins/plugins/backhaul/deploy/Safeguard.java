package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;

/** Makes the backup before a deployment. */
@FunctionalInterface
public interface Safeguard {
    /**
     * Makes it.
     *
     * @return the name of the backup, for a person
     * @throws IOException when there is no backup
     */
    String backUp() throws IOException, InterruptedException;
}
