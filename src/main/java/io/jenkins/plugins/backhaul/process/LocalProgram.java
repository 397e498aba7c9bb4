package io.jenkins.plugins.backhaul.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A process of this machine together with all processes it starts. */
final class LocalProgram implements RunningProgram {
    private final Invocation invocation;
    private final Process process;
    private final ErrorTail errors;

    LocalProgram(Invocation invocation, Process process) {
        this.invocation = invocation;
        this.process = process;
        errors = new ErrorTail(process.getErrorStream(), invocation.program());
    }

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public String await() throws ProgramException, InterruptedException {
        int exitCode;
        try {
            exitCode = process.waitFor();
            errors.finish();
        } catch (InterruptedException e) {
            close();
            throw e;
        }
        String said = errors.text(invocation.secrets().values());
        if (exitCode != 0) {
            String reason = said.isEmpty() ? "" : ": " + said;
            throw new ProgramException(
                    invocation.program() + " ended with exit code " + exitCode + reason, exitCode, said);
        }
        return said;
    }

    @Override
    public void close() {
        killAll();
        awaitDeath();
        closeQuietly(process.getOutputStream());
        closeQuietly(process.getInputStream());
    }

    /** Children first become orphans when their parent dies and could then no longer be found: so list, then kill. */
    private void killAll() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitDeath() {
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                errors.finish();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            // The other end is dead, so there is nobody left whom the bytes could reach.
        }
    }
}
