package jenkins.model;

import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
public interface Loadable {
    void load() throws IOException;
}
