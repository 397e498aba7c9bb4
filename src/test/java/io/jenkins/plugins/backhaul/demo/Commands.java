package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs in a folder as a person in a terminal would, their output on the demo's own. */
final class Commands {
    private final Path backhaul;
    private final Map<String, String> variables;
    private final Path folder;

    Commands(Path backhaul, Map<String, String> variables, Path folder) {
        this.backhaul = backhaul;
        this.variables = variables;
        this.folder = folder;
    }

    void backhaul(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(backhaul.toString()));
        command.addAll(List.of(arguments));
        run(command, Redirect.INHERIT);
    }

    void run(String... command) throws IOException, InterruptedException {
        System.out.println("  $ " + String.join(" ", command));
        run(List.of(command), Redirect.INHERIT);
    }

    void runQuietly(String... command) throws IOException, InterruptedException {
        System.out.println("  $ " + String.join(" ", command));
        run(List.of(command), Redirect.DISCARD);
    }

    private void run(List<String> command, Redirect output) throws IOException, InterruptedException {
        System.out.flush();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output)
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(variables);
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IOException(command.get(0) + " ended with exit code " + exitCode);
        }
    }
}
