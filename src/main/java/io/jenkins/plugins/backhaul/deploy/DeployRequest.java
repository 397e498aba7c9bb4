package io.jenkins.plugins.backhaul.deploy;

import java.time.Duration;
import java.util.Set;

/**
 * What to deploy.
 *
 * @param destination where it goes
 * @param commit exactly what was tested
 * @param by who wants it
 * @param consents what may be done that is not done otherwise
 * @param patience how long to wait for the lock while somebody else deploys
 */
public record DeployRequest(Destination destination, Commit commit, By by, Set<Consent> consents, Duration patience) {
    /** Keeps a copy of the set. */
    public DeployRequest {
        consents = Set.copyOf(consents);
    }

    boolean consentsTo(Consent consent) {
        return consents.contains(consent);
    }
}
