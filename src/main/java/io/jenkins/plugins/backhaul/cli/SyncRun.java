package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.ShownDifference;
import io.jenkins.plugins.backhaul.media.ShownSync;
import io.jenkins.plugins.backhaul.media.SyncMedia;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import io.jenkins.plugins.backhaul.site.FoundMedia;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes media the same, or tells what that would take, for whichever command it is.
 *
 * @param doing whether it is done
 */
record SyncRun(Wiring wiring, OutputOptions output, boolean doing) {
    /**
     * What came of it.
     *
     * @param result for machines
     * @param lines for people
     * @param faults what did not work, a sentence each
     * @param complete whether all is as it was asked for
     */
    record Outcome(Object result, List<String> lines, List<String> faults, boolean complete) {
        int exitCode() {
            return complete ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** Fails when nothing may be copied from one to the other; looks at neither. */
    void requireAllowed(FoundMedia source, FoundMedia target, boolean delete) throws Exception {
        try (MediaPlace from = wiring.open(source);
                MediaPlace to = wiring.open(target)) {
            SyncMedia.requireAllowed(
                    new SyncRequest(from, to, delete, wiring.media().protectedPlaces(to)));
        }
    }

    Outcome run(FoundMedia source, FoundMedia target, boolean delete) throws Exception {
        try (MediaPlace from = wiring.open(source);
                MediaPlace to = wiring.open(target)) {
            SyncRequest request =
                    new SyncRequest(from, to, delete, wiring.media().protectedPlaces(to));
            if (!doing) {
                Difference plan = output.showing(progress -> new SyncMedia(progress).plan(request));
                return new Outcome(MediaJson.Compared.of(plan), planned(plan, request), List.of(), true);
            }
            SyncReport report = output.showing(progress -> {
                SyncMedia sync = new SyncMedia(progress);
                return sync.run(request, sync.plan(request));
            });
            return new Outcome(
                    MediaJson.Synced.of(report),
                    ShownSync.lines(report, request),
                    report.faults(),
                    report.isComplete(request.delete()));
        }
    }

    private static List<String> planned(Difference plan, SyncRequest request) {
        List<String> lines = new ArrayList<>(
                ShownDifference.of(plan, request.from().location(), request.to().location()));
        if (!plan.wanted().isEmpty() || (request.delete() && !plan.surplus().isEmpty())) {
            lines.add("Would copy " + Amount.count(plan.wanted().size(), "object") + ", "
                    + Amount.bytes(plan.wantedBytes())
                    + (request.delete()
                            ? ", and delete " + Amount.count(plan.surplus().size()) + ", "
                                    + Amount.bytes(plan.surplusBytes())
                            : "")
                    + "; add --yes to do it.");
        }
        return lines;
    }
}
