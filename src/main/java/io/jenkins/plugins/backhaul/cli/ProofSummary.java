package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.backhaul.archive.Json;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.proof.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a proof has shown, in few lines. */
final class ProofSummary {
    private static final int MOST_REASONS = 5;

    private ProofSummary() {}

    /** For machines: the evidence, or a list of it, as it is stored. */
    static JsonNode parsed(Object evidence) throws IOException {
        return OutputOptions.parsed(Json.write(evidence));
    }

    static List<String> lines(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        String backup = evidence.project() + "/" + evidence.archive().name();
        if (evidence.verdict() == Verdict.FAILED) {
            lines.add("FAILED: " + backup + " was not proven");
            evidence.reasons().stream().limit(MOST_REASONS).forEach(each -> lines.add("  " + each));
        } else {
            lines.add((evidence.verdict() == Verdict.PROVEN ? "Proven: " : "Restorable: ") + backup + ", restored in "
                    + Amount.seconds(evidence.restoreSeconds()) + ", " + Amount.count(evidence.tables(), "table") + ", "
                    + Amount.count(evidence.rows(), "row") + ", " + Amount.count(evidence.checks(), "check"));
        }
        evidence.compared()
                .forEach(each -> lines.add((each.made() ? "  compared      " : "  not compared  ") + each.sentence()));
        return lines;
    }
}
