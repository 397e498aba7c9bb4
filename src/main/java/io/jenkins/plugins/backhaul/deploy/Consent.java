package io.jenkins.plugins.backhaul.deploy;

/** What is not done unless a person has asked for it. */
public enum Consent {
    /** Breaks the lock of a deployment that no longer runs. */
    BREAK_LOCK,
    /** Replaces files that were changed in the deployment folder; their changes are kept as a patch. */
    DISCARD_CHANGES,
    /** Pushes a commit that does not include what is there. */
    FORCE_PUSH,
    /** Deploys another environment, or from another branch, than the place was deployed from so far. */
    CHANGE_OWNER
}
