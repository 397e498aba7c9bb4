package hudson.model;

import java.io.IOException;
import jenkins.scm.RunWithSCM;

/** A signature for the compiler, written by bin/signatures. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Runnable, RunWithSCM<P, R> {
    private AbstractBuild() throws IOException {
        super((P) null);
        throw new UnsupportedOperationException();
    }
}
