package io.jenkins.plugins.backhaul.agent.folder;

/** What is known of a worker. */
public enum Life {
    /** It was started a moment ago and gave no sign yet. */
    STARTING,
    /** It gives signs. */
    WORKING,
    /** Its outcome is there. */
    ENDED,
    /** It gives no sign any more, or never gave one, and left no outcome: it was killed, or could not be started. */
    DEAD
}
