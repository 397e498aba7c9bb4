package io.jenkins.plugins.backhaul.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether what was planned is done: said beforehand, or asked on a terminal. Without either it is only shown. */
final class ConfirmOptions {
    private static final Path INPUT = Path.of("/proc/self/fd/0");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "ENVIRONMENT",
            description = "Do it without asking, if this is the environment that is made anew.")
    private String confirmed;

    /** @throws IllegalArgumentException when another environment was confirmed, or nothing is to be done at once */
    void requireTarget(String environment) {
        if (confirmed != null && !confirmed.equals(environment)) {
            throw new IllegalArgumentException(
                    "--confirm names " + confirmed + ", but " + environment + " is what would be made anew");
        }
        if (dryRun && isSaid()) {
            throw new IllegalArgumentException("--dry-run cannot stand beside --yes or --confirm");
        }
    }

    private boolean isSaid() {
        return yes || confirmed != null;
    }

    /** Whether it was said, or can still be. */
    boolean mayAsk() {
        return isSaid() || (!dryRun && OutputOptions.isTerminal(INPUT));
    }

    /** What a person types to have done what was shown. */
    String hint(String environment) {
        return "Nothing was touched. To do it, add: --confirm " + environment;
    }

    /** Whether it is to be done; asks when it was not said. */
    boolean isGiven(String environment) throws IOException {
        if (isSaid()) {
            return true;
        }
        spec.commandLine().getErr().print("To do it, type the environment's name: ");
        spec.commandLine().getErr().flush();
        // The console's own; nothing else reads it.
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return environment.equals(String.valueOf(input.readLine()).strip());
    }
}
