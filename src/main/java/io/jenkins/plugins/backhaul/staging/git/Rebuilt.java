package io.jenkins.plugins.backhaul.staging.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import java.util.List;

/**
 * A branch as it was built anew, not pushed yet.
 *
 * @param commit what it is now
 * @param merged the branches that are in it, in the order in which they were merged
 * @param leftOut those that could not be merged
 */
public record Rebuilt(Commit commit, List<String> merged, List<LeftOut> leftOut) {
    /** Keeps copies of the lists. */
    public Rebuilt {
        merged = List.copyOf(merged);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A branch that could not be merged.
     *
     * @param branch its name
     * @param reason why, such as {@code conflicts in a.html, b.html}
     */
    public record LeftOut(String branch, String reason) {
        private static final String MISSING = "there is no such branch at the origin";

        /** One that is not there. */
        static LeftOut missing(String branch) {
            return new LeftOut(branch, MISSING);
        }

        /** Whether it is not there at all. */
        public boolean isMissing() {
            return reason.equals(MISSING);
        }

        /** For a person. */
        @Override
        public String toString() {
            return branch + " (" + reason + ")";
        }
    }
}
