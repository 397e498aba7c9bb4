package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.cli.SyncRun.Outcome;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.site.Renditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What was brought until now; told also when what comes after it fails. */
final class Pulled {
    private final List<RestoreReport> databases = new ArrayList<>();
    private final List<Object> media = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean complete = true;

    /**
     * All of it for machines.
     *
     * @param databases what was restored
     * @param media what was copied
     */
    record Result(List<RestoreReport> databases, List<Object> media) {}

    void add(RestoreReport restored) {
        databases.add(restored);
        lines.addAll(RestoreRun.lines(restored));
        restored.faults().forEach(each -> faults.add("restored, but: " + each));
    }

    void add(Outcome copied) {
        media.add(copied.result());
        lines.addAll(copied.lines());
        faults.addAll(copied.faults());
        complete &= copied.complete();
    }

    void forgetRenditions(Wiring wiring, String target) {
        String table = wiring.configuration().images().renditionsTable();
        try {
            OptionalLong forgotten = new Renditions(wiring.site()).forget(target, "");
            lines.add(
                    forgotten.isPresent()
                            ? "  " + Amount.count(forgotten.getAsLong(), "row") + " of " + table
                                    + " deleted; the site makes these images anew when somebody looks at them"
                            : "  note: the database has no table " + table + "; if the site keeps its renditions in"
                                    + " another one, name it under 'images' in backhaul.yml");
        } catch (IOException e) {
            faults.add("the images were copied, but " + table + " was not emptied: " + e.getMessage() + ". Run this in "
                    + target + ": DELETE FROM " + table);
        }
    }

    void print(OutputOptions output) {
        if (!lines.isEmpty()) {
            output.print(new Result(databases, media), lines);
        }
        faults.forEach(output::complain);
    }

    boolean isComplete() {
        return complete && faults.isEmpty();
    }
}
