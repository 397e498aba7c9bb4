package hudson.model;

import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Runnable {
    private AbstractBuild() throws IOException {
        super((P) null);
        throw new UnsupportedOperationException();
    }
}
