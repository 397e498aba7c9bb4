package io.jenkins.plugins.backhaul.staging;

import java.util.List;

/**
 * What a reset has done.
 *
 * @param order what was ordered, in words
 * @param done what was done, in its order, by whichever run
 * @param message what colleagues have to know of it
 * @param faults what came afterwards and was not done, one sentence each; giving the same order again tries only that
 */
public record ResetReport(String order, List<Done> done, String message, List<String> faults) {
    /** Keeps copies of the lists. */
    public ResetReport {
        done = List.copyOf(done);
        faults = List.copyOf(faults);
    }

    /**
     * A phase that was done.
     *
     * @param phase its name
     * @param lines what is told of it
     */
    public record Done(String phase, List<String> lines) {}
}
