package io.jenkins.plugins.backhaul.process;

/** Starts programs. */
public interface Programs {
    /**
     * Starts a program and returns while it runs.
     *
     * @throws ProgramException when it cannot be started, for instance because it is not installed
     */
    RunningProgram start(Invocation invocation) throws ProgramException;

    /**
     * Runs a program that reads nothing and prints little, to its end.
     *
     * @return what it printed on standard output, as UTF-8
     * @throws ProgramException when it cannot be started, ends with another exit code than 0, or prints more than 16 MiB
     */
    String output(Invocation invocation) throws ProgramException;
}
