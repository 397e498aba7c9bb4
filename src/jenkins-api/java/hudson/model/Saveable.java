package hudson.model;

import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
public interface Saveable {
    void save() throws IOException;
}
