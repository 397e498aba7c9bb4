package hudson.model;

import java.io.PrintStream;
import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public interface TaskListener extends Serializable {
    static final TaskListener NULL = null;

    PrintStream getLogger();
}
