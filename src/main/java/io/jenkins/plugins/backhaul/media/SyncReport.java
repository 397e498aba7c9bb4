package io.jenkins.plugins.backhaul.media;

import java.util.List;

/**
 * What came of it.
 *
 * @param copied how many objects were copied
 * @param bytes how long they are together
 * @param throughHere how many of them went through this machine
 * @param deleted how many objects were deleted
 * @param faults what did not work, a sentence each
 * @param after what both places, listed anew, differ in
 * @param seconds how long it took
 */
public record SyncReport(
        int copied, long bytes, int throughHere, int deleted, List<String> faults, Difference after, double seconds) {
    /** Keeps a copy of the list. */
    public SyncReport {
        faults = List.copyOf(faults);
    }

    /** Whether everything is as it was asked for. */
    public boolean isComplete(boolean deleting) {
        return faults.isEmpty() && after.isNothingLacking() && (!deleting || after.isNone());
    }
}
