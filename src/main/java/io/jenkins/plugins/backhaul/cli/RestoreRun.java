package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreDatabase;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.restore.RestoreRequest;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/** Restores one database of a backup, for whichever command it is. */
record RestoreRun(Wiring wiring, OutputOptions output) {
    RestoreReport run(ObjectStore store, Backup backup, RestoreTargets targets, RestoreOrder order) throws Exception {
        RestoreTarget target = targets.named(order.into(), order.database());
        Treatment treatment = new Scrubbing(wiring.site(), order.scrub())
                .treatment(
                        target, backup, new Catalogue(store).sidecar(backup).map(Sidecar::manifest), order.database());
        Bystanders bystanders =
                order.stopServices() ? targets.bystanders(order.into(), order.database()) : Bystanders.NONE;
        output.announce("Restoring " + store.locate(backup.object().key()) + " into "
                + target.database().describe());
        return output.showing(progress -> new RestoreDatabase(
                        store, bystanders, LrzipReadOptions.defaults().withNotices(progress::note), progress)
                .treating(treatment)
                .run(new RestoreRequest(backup, order.database(), target, order.confirmed(), order.dropOld())));
    }

    static List<String> lines(RestoreReport report) {
        List<String> lines = new ArrayList<>();
        report.notes().forEach(each -> lines.add("  note: " + each));
        lines.add("Restored " + report.backup() + " into " + report.database() + ": " + Amount.bytes(report.dumpSize())
                + ", " + Amount.count(report.tables(), "table") + ", " + Amount.count(report.rows(), "row") + ", in "
                + Amount.seconds(report.seconds()));
        lines.add(
                report.compared()
                        ? "  every table was loaded with as many rows as when it was backed up"
                        : "  it was read to its end and loaded without a fault; there is no record of what it should hold");
        if (!report.keptAs().isEmpty()) {
            lines.add("  the database it replaced is kept as " + report.keptAs());
        }
        return lines;
    }
}
