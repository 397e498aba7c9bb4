package io.jenkins.plugins.backhaul.deploy;

/**
 * What one look has shown.
 *
 * @param state whether it is well
 * @param words what is not well, for a person, without a full stop; where it is well, what tells this run from any other, so that
 *     one which has begun again since the last look is noticed
 */
public record Sign(State state, String words) {
    /** How it is. */
    public enum State {
        /** It is well. */
        WELL,
        /** It is not, but may become so. */
        NOT_YET,
        /** It is not, and will not become so by itself. */
        LOST
    }

    /** It is well, in this run. */
    public static Sign well(String run) {
        return new Sign(State.WELL, run);
    }

    /** It is not well yet. */
    public static Sign notYet(String reason) {
        return new Sign(State.NOT_YET, reason);
    }

    /** Waiting is of no use. */
    public static Sign lost(String reason) {
        return new Sign(State.LOST, reason);
    }
}
