package io.jenkins.plugins.backhaul.deploy;

import java.util.Objects;

/**
 * Who deploys to a place. Anybody who can push a branch can write into its configuration that it is deployed to production, so what
 * was deployed to a place before has to agree with what would be now.
 *
 * @param environment the environment's name
 * @param branch the branch that its commits come from
 */
public record Owner(String environment, String branch) {
    /** @throws NullPointerException when a part is missing, naming it */
    public Owner {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(branch, "branch");
    }

    /**
     * Lets only the same one deploy there.
     *
     * @param place where that is, as people call it
     * @throws DeploymentRefusedException when the other is not the same, saying how to change that
     */
    public void check(String place, Owner other) throws DeploymentRefusedException {
        if (!equals(other)) {
            throw new DeploymentRefusedException(place + " is the environment " + environment
                    + ", deployed from the branch " + branch + " so far, and would now become " + other.environment
                    + ", deployed from " + other.branch + "; when that is meant, say so once (--change-owner)");
        }
    }
}
