package io.jenkins.plugins.backhaul.process;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A program that was started. Standard error is collected all the while, so that a program which prints much of it never
 * stalls; standard output must be read by the caller.
 */
public interface RunningProgram extends AutoCloseable {
    /** What the program reads; closing it ends the program's input. Writing fails once the program is gone. */
    OutputStream input();

    /** What the program prints. Its end does not mean success: ask {@link #await()}. */
    InputStream output();

    /**
     * Waits for the end.
     *
     * @return the last of what it printed on standard error (64 KiB at most)
     * @throws ProgramException when it ended with another exit code than 0; the message holds the last of standard error
     * @throws InterruptedException when this thread is interrupted; the program and its children are killed first
     */
    String await() throws ProgramException, InterruptedException;

    /** Kills the program and its children, if they still run, and waits until they are gone. */
    @Override
    void close();
}
