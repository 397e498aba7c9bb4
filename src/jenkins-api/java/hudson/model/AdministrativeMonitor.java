package hudson.model;

import hudson.ExtensionPoint;
import org.kohsuke.stapler.StaplerProxy;

/** A signature for the compiler, written by bin/signatures. */
public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint, StaplerProxy {
    protected AdministrativeMonitor() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isActivated();

    public void checkRequiredPermission() {
        throw new UnsupportedOperationException();
    }

    public boolean hasRequiredPermission() {
        throw new UnsupportedOperationException();
    }

    public Object getTarget() {
        throw new UnsupportedOperationException();
    }
}
