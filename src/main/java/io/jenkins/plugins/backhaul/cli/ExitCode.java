package io.jenkins.plugins.backhaul.cli;

/** What the program's exit code means; the same list stands in the help. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** It failed; the last line on standard error says why. */
    static final int FAILED = 1;

    /** The command line or backhaul.yml is wrong; nothing was touched. */
    static final int USAGE = 2;

    /** It would be dangerous and was not confirmed; nothing was touched. */
    static final int REFUSED = 3;

    /** Something is overdue, or the last proof failed; only 'status' says so. */
    static final int OVERDUE = 4;

    /** It was interrupted, and took back what it had begun as far as nothing else is said. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
