package hudson.model;

import hudson.security.AccessControlled;
import jenkins.model.Loadable;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class AbstractItem implements Loadable, Item, AccessControlled {
    protected AbstractItem(ItemGroup arg0, String arg1) {
        throw new UnsupportedOperationException();
    }

    public final String getFullName() {
        throw new UnsupportedOperationException();
    }
}
