package io.jenkins.plugins.backhaul.proof;

/**
 * What came of a check.
 *
 * @param name what the project calls it
 * @param query what was asked
 * @param expected what the answer had to be, in words
 * @param found the answer, at most {@value #LONGEST} characters of it, or why there was none
 * @param passed whether it was as expected
 */
public record CheckResult(String name, String query, String expected, String found, boolean passed) {
    static final int LONGEST = 200;

    /** What is wrong, as a person reads it. */
    String objection() {
        return "the check '" + name + "' expected " + expected + " and found " + found;
    }
}
