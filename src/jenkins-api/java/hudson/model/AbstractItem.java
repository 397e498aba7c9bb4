package hudson.model;

import hudson.security.AccessControlled;
import jenkins.model.Loadable;
import org.kohsuke.stapler.StaplerProxy;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class AbstractItem extends Actionable
        implements Loadable, Item, AccessControlled, ModelObject, StaplerProxy {
    protected AbstractItem(ItemGroup arg0, String arg1) {
        throw new UnsupportedOperationException();
    }

    public final String getFullName() {
        throw new UnsupportedOperationException();
    }

    public final String getUrl() {
        throw new UnsupportedOperationException();
    }
}
