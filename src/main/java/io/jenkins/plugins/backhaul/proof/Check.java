package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.time.Instant;
import java.util.Optional;

/**
 * A question of the project's own, whose answer tells whether a restored copy is of use.
 *
 * @param name what the project calls it, such as {@code newest order}
 * @param query in the database's own language; returns one value
 * @param expectation what the value must be
 */
public record Check(String name, String query, Expectation expectation) {
    /**
     * Asks a restored copy. A question that cannot be asked has not passed.
     *
     * @param backedUp when the backup was made: ages are counted from then, since the copy cannot hold anything younger
     */
    CheckResult run(Replacement copy, Instant backedUp) {
        try {
            Optional<String> answer = copy.answer(query);
            boolean passed = answer.isPresent() && expectation.isMet(answer.get(), backedUp);
            return new CheckResult(name, query, expectation.toString(), shown(answer.orElse("null")), passed);
        } catch (DatabaseException e) {
            return new CheckResult(name, query, expectation.toString(), "it failed: " + e.getMessage(), false);
        }
    }

    private static String shown(String answer) {
        String oneLine = answer.replaceAll("\\p{Cntrl}+", " ").strip();
        return oneLine.length() <= CheckResult.LONGEST ? oneLine : oneLine.substring(0, CheckResult.LONGEST) + "…";
    }
}
