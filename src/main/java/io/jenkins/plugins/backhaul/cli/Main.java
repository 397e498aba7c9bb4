package io.jenkins.plugins.backhaul.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the program with its exit code; an interruption undoes what was begun first. */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.install(Thread.currentThread());
        int exitCode = commandLine(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments);
        interruption.workIsOver(exitCode);
        System.exit(exitCode);
    }

    /** The command line, printing to the given writers. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new BackhaulCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(Failures::explainUsage)
                .setExecutionExceptionHandler(Failures::explain);
    }
}
