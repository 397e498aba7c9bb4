package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is left to do for a database that was replaced: what was there before is dropped where that is wanted, and all is told. */
final class SettleDatabase {
    private final ResetOrder order;
    private final Database live;

    /** @param live the database that holds the source's data now */
    SettleDatabase(ResetOrder order, Database live) {
        this.order = order;
        this.live = live;
    }

    /**
     * Settles. What goes wrong with it is told and no more: the database was replaced.
     *
     * @param report nothing when an earlier run has swapped it in, and could not say so
     * @param replaced the identity of the database that was there before; empty when there was none
     */
    List<String> run(Optional<RestoreReport> report, String replaced) {
        List<String> lines = new ArrayList<>();
        lines.add(report.map(this::numbers)
                .orElseGet(() -> live.describe() + " holds " + order.from()
                        + "'s data now: it was swapped in by a run that was stopped before it could tell"));
        report.ifPresent(told -> lines.addAll(told.notes()));
        report.ifPresent(told -> told.faults().forEach(each -> lines.add("but: " + each)));
        Optional<String> kept = report.map(RestoreReport::keptAs).filter(name -> !name.isEmpty());
        try {
            if (order.options().dropOld() || kept.isEmpty()) {
                Optional<String> beside = live.keptAs(replaced);
                if (order.options().dropOld() && beside.isPresent()) {
                    live.dropReplaced(replaced);
                    return lines;
                }
                kept = kept.or(() -> beside);
            }
        } catch (DatabaseException e) {
            lines.add("but: " + e.getMessage());
        }
        kept.ifPresent(name -> lines.add("the database it replaced is kept as " + name));
        return lines;
    }

    private String numbers(RestoreReport report) {
        return report.database() + " holds " + order.from() + "'s data now: " + Amount.count(report.tables(), "table")
                + ", " + Amount.count(report.rows(), "row") + " before they were scrubbed";
    }
}
