package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.log.Amount;
import java.util.ArrayList;
import java.util.List;

/** What came of copying media, for people. */
public final class ShownSync {
    private ShownSync() {}

    /** What was done, and how both stand now. */
    public static List<String> lines(SyncReport report, SyncRequest request) {
        String from = request.from().location();
        String to = request.to().location();
        List<String> lines = new ArrayList<>();
        lines.add("Copied " + Amount.count(report.copied(), "object") + " from " + from + " to " + to + ": "
                + Amount.bytes(report.bytes())
                + (request.delete() ? ", deleted " + Amount.count(report.deleted()) : "") + ", in "
                + Amount.seconds(report.seconds()));
        Difference after = report.after();
        if (after.isNone()) {
            lines.add("  listed anew, both hold the same " + Amount.count(after.held(), "object"));
        } else if (after.isNothingLacking() && !request.delete()) {
            lines.add("  listed anew, " + to + " holds all " + Amount.count(after.held(), "object") + " of " + from
                    + ", and " + Amount.count(after.surplus().size()) + " more, which --delete would delete");
        } else {
            lines.add("Listed anew, they differ. Run it again to do what is left.");
            lines.addAll(ShownDifference.of(after, from, to));
        }
        return lines;
    }
}
