package io.jenkins.plugins.backhaul.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the program with its exit code; an interruption undoes what was begun first. */
    public static void main(String[] arguments) {
        keepConnections();
        Interruption interruption = Interruption.install(Thread.currentThread());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = commandLine(out, err).execute(arguments);
        if (exitCode == ExitCode.DONE && out.checkError()) {
            err.println("backhaul: the work is done, but its result could not be printed");
            exitCode = ExitCode.FAILED;
        }
        interruption.workIsOver(exitCode);
        System.exit(exitCode);
    }

    /** The JDK keeps five to each server, and would make most requests to a store over a new one. */
    private static void keepConnections() {
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", "16");
        }
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
