package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a project's own check in the files of a commit; one that has no end is killed. */
final class RunCheck {
    private final Programs programs;
    private final Path folder;

    RunCheck(Programs programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** @throws IOException when it did not end well */
    void run(List<String> command) throws IOException, InterruptedException {
        Invocation invocation = Invocation.of(command).in(folder);
        try (RunningProgram running = programs.start(invocation)) {
            FutureTask<String> end = new FutureTask<>(() -> awaitEnd(running));
            Thread waiting = new Thread(end, "waiting for " + invocation.program());
            waiting.setDaemon(true);
            waiting.start();
            end.get(ResetSettings.CHECK_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failed(command, "it did not end within " + ResetSettings.CHECK_TIMEOUT.toMinutes() + " min", e);
        } catch (ExecutionException e) {
            throw failed(command, String.valueOf(e.getCause().getMessage()), e);
        } catch (ProgramException e) {
            throw failed(command, e.getMessage(), e);
        }
    }

    private static IOException failed(List<String> command, String how, Exception cause) {
        return new IOException(
                "The check " + String.join(" ", command) + " of the new commit failed, so nothing was pushed: " + how,
                cause);
    }

    private static String awaitEnd(RunningProgram running) throws IOException, InterruptedException {
        running.input().close();
        running.output().transferTo(OutputStream.nullOutputStream());
        return running.await();
    }
}
