package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.log.LogProgress;
import io.jenkins.plugins.backhaul.log.Phase;
import io.jenkins.plugins.backhaul.log.ShownProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is printed, and how: the result on standard output, everything else on standard error. */
final class OutputOptions {
    private static final Path ERROR_OUTPUT = Path.of("/proc/self/fd/2");
    private static final JsonMapper JSON = new JsonMapper();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON, for machines.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress; only the result, and what went wrong.")
    private boolean quiet;

    /** Shows the progress of the work that it is given, as the options want it. */
    <T> T showing(Work<T> work) throws Exception {
        try {
            return quiet ? work.run(Progress.NONE) : shown(work);
        } catch (RuntimeException e) {
            throw new IllegalStateException("This is a fault of Backhaul itself; please report it", e);
        }
    }

    private <T> T shown(Work<T> work) throws Exception {
        boolean terminal = isTerminal(ERROR_OUTPUT) && !"dumb".equals(System.getenv("TERM"));
        PrintWriter err = spec.commandLine().getErr();
        try (ShownProgress progress = terminal ? new ConsoleProgress(err) : new LogProgress(err::println)) {
            try {
                return work.run(progress);
            } catch (Exception e) {
                progress.fail();
                throw e;
            }
        }
    }

    /** Java cannot tell: its console wants all three streams on a terminal, or, from version 22 on, none. */
    static boolean isTerminal(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts/|tty).*");
        } catch (IOException e) {
            return false;
        }
    }

    /** Prints a line that leads to the work. */
    void announce(String line) {
        if (!quiet) {
            spec.commandLine().getErr().println(Phase.printable(line));
        }
    }

    /** Says in one line what went wrong, where the command goes on nevertheless. */
    void fail(String sentence) {
        spec.commandLine().getErr().println("backhaul: " + sentence);
    }

    /** Says, whatever the options, that something went wrong. */
    void complain(String sentence) {
        spec.commandLine().getErr().println("backhaul: " + Phase.printable(sentence));
    }

    /** Prints the result: for machines as they like it, for people as lines. */
    void print(Object forMachines, Iterable<String> forPeople) {
        if (json) {
            printJson(forMachines);
        } else {
            forPeople.forEach(line -> spec.commandLine().getOut().println(Phase.printable(line)));
        }
    }

    /** JSON that was written elsewhere, to be printed as a result. */
    static JsonNode parsed(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    private void printJson(Object value) {
        try {
            spec.commandLine()
                    .getOut()
                    .println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result cannot be written as JSON", e);
        }
    }

    /** Something that takes a while. */
    interface Work<T> {
        T run(Progress progress) throws Exception;
    }
}
