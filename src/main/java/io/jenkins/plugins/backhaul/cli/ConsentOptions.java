package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.deploy.Consent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** How far a deployment may go. */
final class ConsentOptions {
    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "0",
            description = "How long to wait while somebody else deploys there. Default: not at all.")
    private int minutes;

    @Option(names = "--break-lock", description = "Break the lock of a deployment that no longer runs.")
    private boolean breakLock;

    @Option(
            names = "--discard",
            description = "Replace tracked files that were changed in the folder; their changes are kept as a patch.")
    private boolean discard;

    @Option(names = "--force", description = "Push to a remote also what does not include the commit there.")
    private boolean force;

    @Option(
            names = "--change-owner",
            description = "Deploy another environment, or from another branch, than was deployed there so far.")
    private boolean changeOwner;

    Duration patience() {
        if (minutes < 0) {
            throw new IllegalArgumentException("--wait takes a number of minutes from 0 on, not " + minutes);
        }
        return Duration.ofMinutes(minutes);
    }

    Set<Consent> consents() {
        Set<Consent> consents = EnumSet.noneOf(Consent.class);
        add(consents, breakLock, Consent.BREAK_LOCK);
        add(consents, discard, Consent.DISCARD_CHANGES);
        add(consents, force, Consent.FORCE_PUSH);
        add(consents, changeOwner, Consent.CHANGE_OWNER);
        return consents;
    }

    /** Going back is never a push that includes what is there. */
    ConsentOptions goingBack() {
        force = true;
        return this;
    }

    private static void add(Set<Consent> consents, boolean given, Consent consent) {
        if (given) {
            consents.add(consent);
        }
    }
}
