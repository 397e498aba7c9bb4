package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command line as its users do, in this process or in one of its own. */
final class Cli {
    private Cli() {}

    /** What a command printed, and how it ended. */
    record Result(int exitCode, String out, String err) {}

    static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** The same in a process of its own, which the caller ends; its output goes to a file. */
    static Process start(Path output, Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // Over before a better compiler would pay.
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** How to reach a database of the tests' own server by its socket, which asks for no password. */
    static String uri(String database) {
        PrivatePostgres server = PrivatePostgres.shared();
        return "postgresql://postgres@/" + encoded(database) + "?host="
                + encoded(server.socketFolder().toString()) + "&port=" + server.port();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
