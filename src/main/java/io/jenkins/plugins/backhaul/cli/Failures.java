package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence, and chooses the exit code. */
final class Failures {
    private Failures() {}

    static int explainUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("backhaul: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    static int explain(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (isInterruption(e)) {
            boolean known =
                    e instanceof IOException && !(e instanceof InterruptedIOException) && e.getMessage() != null;
            err.println("backhaul: interrupted" + (known ? ". " + e.getMessage() : ""));
            tellSuppressed(e, err);
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof ConfigException || e instanceof IllegalArgumentException) {
            err.println("backhaul: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof RefusedException || e instanceof DeploymentRefusedException) {
            err.println("backhaul: refused. " + e.getMessage());
            return ExitCode.REFUSED;
        }
        if (e instanceof IOException) {
            err.println("backhaul: " + sentence(e));
            tellSuppressed(e, err);
            return ExitCode.FAILED;
        }
        throw e;
    }

    private static void tellSuppressed(Exception e, PrintWriter err) {
        for (Throwable suppressed : e.getSuppressed()) {
            err.println("backhaul: and while cleaning up: " + sentence(suppressed));
        }
    }

    private static boolean isInterruption(Exception e) {
        return e instanceof InterruptedException
                || e instanceof InterruptedIOException
                || e instanceof ClosedByInterruptException
                || e.getCause() instanceof InterruptedException
                || Thread.currentThread().isInterrupted();
    }

    /** What Java's own file exceptions mean: their message is but the file's name. */
    private static String sentence(Throwable e) {
        if (e instanceof NoSuchFileException file) {
            return "There is no " + file.getFile() + ", or its folder is missing";
        }
        if (e instanceof AccessDeniedException file) {
            return "This account has no right to use " + file.getFile();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
