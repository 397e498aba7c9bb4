package hudson.search;

import org.kohsuke.stapler.StaplerProxy;

/** A signature for the compiler, written by bin/signatures. */
public class Search implements StaplerProxy {
    public Object getTarget() {
        throw new UnsupportedOperationException();
    }

    private Search() {
        throw new UnsupportedOperationException();
    }
}
