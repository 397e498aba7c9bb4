package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.time.Instant;
import java.util.Optional;

/** Something of the project's own that tells whether a restored copy is of use. What cannot be asked or run has not passed. */
public sealed interface Check {
    /**
     * Tries a restored copy.
     *
     * @param backedUp when the backup was made: ages are counted from then, since the copy cannot hold anything younger
     * @throws InterruptedException when this thread was interrupted; what was running is stopped
     */
    CheckResult run(Replacement copy, Instant backedUp) throws InterruptedException;

    /**
     * A question.
     *
     * @param name what the project calls it, such as {@code newest order}
     * @param query in the database's own language; returns one value
     * @param expectation what the value must be
     */
    record Question(String name, String query, Expectation expectation) implements Check {
        @Override
        public CheckResult run(Replacement copy, Instant backedUp) {
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

    /**
     * A program.
     *
     * @param name what the project calls it, such as {@code migrations fit}
     * @param program must end with exit code 0
     */
    record Command(String name, OwnProgram program) implements Check {
        @Override
        public CheckResult run(Replacement copy, Instant backedUp) throws InterruptedException {
            try {
                OwnProgram.End end = copy.run(program);
                String said = end.said().replaceAll("[\\p{Cntrl}&&[^\n]]", "");
                return result(end.how() + (said.isEmpty() ? "" : ":\n" + said), end.passed());
            } catch (DatabaseException e) {
                return result("it failed: " + e.getMessage(), false);
            }
        }

        private CheckResult result(String found, boolean passed) {
            return new CheckResult(name, String.join(" ", program.command()), "exit code 0", found, passed);
        }
    }
}
