package io.jenkins.plugins.backhaul.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client programs of PostgreSQL, on one database. */
final class Psql {
    private final DatabaseAddress address;

    Psql(DatabaseAddress address) {
        this.address = address;
    }

    /** Writes what psql reads. */
    interface Script {
        void writeTo(OutputStream input) throws IOException;
    }

    /** Runs a script in one transaction. */
    void run(Script script) throws IOException {
        execute(command("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"), script);
    }

    /** The rows that a query answers, each as one line with the columns set apart by {@code |}. */
    List<String> rows(String query) throws IOException {
        return execute(
                        command("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
                        input -> input.write(query.getBytes(StandardCharsets.UTF_8)))
                .lines()
                .toList();
    }

    /** What {@code pg_dump --schema-only} prints. */
    String schema() throws IOException {
        return execute(command("pg_dump", "--schema-only"), input -> {});
    }

    private List<String> command(String program, String... options) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options));
        command.addAll(List.of("-h", address.host(), "-p", String.valueOf(address.port()), "-U", address.user()));
        command.addAll(List.of("-d", address.database()));
        return command;
    }

    private static String execute(List<String> command, Script script) throws IOException {
        Path output = Files.createTempFile("psql", ".out");
        Path errors = Files.createTempFile("psql", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            IOException broken = feed(process, script);
            if (process.waitFor() != 0) {
                throw new IOException(
                        command.get(0) + " failed: " + Files.readString(errors).strip(), broken);
            }
            if (broken != null) {
                throw broken;
            }
            return Files.readString(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0) + " was interrupted");
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** A broken pipe is only the echo of a failure that psql words better, so it is kept until psql has ended. */
    private static IOException feed(Process process, Script script) {
        try (OutputStream input = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            script.writeTo(input);
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
