package io.jenkins.plugins.backhaul.proof;

import java.util.List;
import java.util.Objects;

/**
 * What came of a check.
 *
 * @param name what the project calls it
 * @param query what was asked or run
 * @param expected what had to come of it, in words
 * @param found the answer, at most {@value #LONGEST} characters of it; how a program ended and, on further lines, the last of
 *     what it printed; or why there was neither
 * @param passed whether it was as expected
 */
public record CheckResult(String name, String query, String expected, String found, boolean passed) {
    static final int LONGEST = 200;

    /** @throws NullPointerException when a part is missing, naming it */
    public CheckResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
    }

    /** What is wrong, as a person reads it. */
    public String objection() {
        return "the check '" + name + "' expected " + expected + " and found " + lastLine(found);
    }

    /** How a program ended, and what it said last: that is where the reason stands. */
    private static String lastLine(String found) {
        List<String> lines = found.lines().toList();
        if (lines.size() < 2) {
            return found;
        }
        String last = lines.get(lines.size() - 1);
        return lines.get(0) + " " + (last.length() <= LONGEST ? last : last.substring(0, LONGEST) + "…");
    }
}
