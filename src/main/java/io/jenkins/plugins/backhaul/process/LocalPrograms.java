package io.jenkins.plugins.backhaul.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Starts programs on this machine, without a shell. */
public final class LocalPrograms implements Programs {
    private static final int OUTPUT_LIMIT = 16 * 1024 * 1024;

    private final Set<String> hidden;

    /** Programs get all variables of this process. */
    public LocalPrograms() {
        this(Set.of());
    }

    /** @param hidden the variables of this process that no program gets, as they hold secrets */
    public LocalPrograms(Set<String> hidden) {
        this.hidden = Set.copyOf(hidden);
    }

    @Override
    public RunningProgram start(Invocation invocation) throws ProgramException {
        ProcessBuilder builder = new ProcessBuilder(invocation.command());
        builder.environment().keySet().removeAll(hidden);
        builder.environment().putAll(invocation.environment());
        builder.environment().putAll(invocation.secrets());
        invocation.directory().ifPresent(folder -> builder.directory(folder.toFile()));
        try {
            return new LocalProgram(invocation, builder.start());
        } catch (IOException e) {
            ProgramException failure =
                    new ProgramException(whyNotStarted(invocation), ProgramException.NOT_STARTED, "");
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    public String output(Invocation invocation) throws ProgramException {
        try (RunningProgram program = start(invocation)) {
            program.input().close();
            byte[] printed = program.output().readNBytes(OUTPUT_LIMIT + 1);
            if (printed.length > OUTPUT_LIMIT) {
                throw new ProgramException(invocation.program() + " printed more than 16 MiB", 0, "");
            }
            program.await();
            return new String(printed, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(
                    invocation.program() + " was stopped because its caller was", ProgramException.NOT_STARTED, "");
        } catch (ProgramException e) {
            throw e;
        } catch (IOException e) {
            throw new ProgramException(
                    "The output of " + invocation.program() + " could not be read: " + e.getMessage(),
                    ProgramException.NOT_STARTED,
                    "");
        }
    }

    private static String whyNotStarted(Invocation invocation) {
        Path program = Path.of(invocation.command().get(0));
        if (invocation.directory().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            return invocation.program() + " cannot be started in "
                    + invocation.directory().get() + ": no such folder";
        }
        if (program.isAbsolute() && Files.exists(program)) {
            return program + " cannot be started: it is not an executable program";
        }
        return program + " cannot be started: it is not installed, or not on the PATH";
    }
}
