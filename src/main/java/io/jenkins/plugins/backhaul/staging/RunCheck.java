package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a project's own check in the files of a commit; one that has no end is killed. */
final class RunCheck {
    private static final int KEPT = 1000;

    private final Programs programs;
    private final Path folder;

    RunCheck(Programs programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** @throws IOException when it did not end well; the message holds the last of what it printed */
    void run(List<String> command) throws IOException, InterruptedException {
        Invocation invocation = Invocation.of(command).in(folder);
        try (RunningProgram running = programs.start(invocation)) {
            FutureTask<String> end = new FutureTask<>(() -> awaitEnd(running));
            Thread waiting = new Thread(end, "waiting for " + invocation.program());
            waiting.setDaemon(true);
            waiting.start();
            String fault = end.get(ResetSettings.CHECK_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (!fault.isEmpty()) {
                throw new IOException(sentence(command) + fault);
            }
        } catch (TimeoutException e) {
            throw new IOException(
                    sentence(command) + "it did not end within " + ResetSettings.CHECK_TIMEOUT.toMinutes() + " min", e);
        } catch (ExecutionException e) {
            throw new IOException(sentence(command) + e.getCause().getMessage(), e);
        }
    }

    private static String sentence(List<String> command) {
        return "The check " + String.join(" ", command) + " of the new commit failed, so nothing was pushed: ";
    }

    /** What went wrong; empty when nothing did. */
    private static String awaitEnd(RunningProgram running) throws IOException, InterruptedException {
        running.input().close();
        String printed = lastOf(running.output());
        try {
            running.await();
            return "";
        } catch (ProgramException e) {
            return e.getMessage() + (printed.isBlank() ? "" : "; it printed: " + printed.strip());
        }
    }

    private static String lastOf(InputStream output) throws IOException {
        byte[] kept = new byte[0];
        for (byte[] some = output.readNBytes(KEPT); some.length > 0; some = output.readNBytes(KEPT)) {
            byte[] both = Arrays.copyOf(kept, kept.length + some.length);
            System.arraycopy(some, 0, both, kept.length, some.length);
            kept = Arrays.copyOfRange(both, Math.max(0, both.length - KEPT), both.length);
        }
        return new String(kept, StandardCharsets.UTF_8);
    }
}
