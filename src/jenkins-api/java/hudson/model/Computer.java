package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import java.util.concurrent.ExecutorService;
import org.kohsuke.stapler.StaplerProxy;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Computer extends Actionable
        implements AccessControlled, ModelObject, ExtensionPoint, StaplerProxy {
    public static final ExecutorService threadPoolForRemoting = null;

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    private Computer() {
        throw new UnsupportedOperationException();
    }
}
