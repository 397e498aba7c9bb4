package io.jenkins.plugins.backhaul.deploy;

/** What is not done unless a person has asked for it. */
public enum Consent {
    /** Breaks the lock of a deployment that no longer runs. */
    BREAK_LOCK,
    /** Breaks the lock of a deployment that was killed on this machine, and no other. */
    BREAK_LOCK_LEFT_BEHIND,
    /** Replaces files that were changed in the deployment folder; their changes are kept as a patch. */
    DISCARD_CHANGES,
    /** Pushes a commit that does not include what is there. */
    FORCE_PUSH,
    /** Deploys another environment, or from another branch, than the place was deployed from so far. */
    CHANGE_OWNER,
    /** Leaves a commit that does not become well where it is: the code from before must not meet the data of now. */
    NO_WAY_BACK
}
