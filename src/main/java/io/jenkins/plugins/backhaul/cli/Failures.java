package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.site.Failure;
import java.io.PrintWriter;
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
        Failure failure = Failure.of(e);
        if (failure.kind() == Failure.Kind.OWN) {
            throw e;
        }
        PrintWriter err = command.getErr();
        err.println("backhaul: " + beginning(failure) + failure.sentence());
        failure.further().forEach(each -> err.println("backhaul: and while cleaning up: " + each));
        return switch (failure.kind()) {
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case REQUEST -> ExitCode.USAGE;
            case REFUSED -> ExitCode.REFUSED;
            default -> ExitCode.FAILED;
        };
    }

    private static String beginning(Failure failure) {
        return switch (failure.kind()) {
            case INTERRUPTED -> failure.sentence().isEmpty() ? "interrupted" : "interrupted. ";
            case REFUSED -> "refused. ";
            default -> "";
        };
    }
}
