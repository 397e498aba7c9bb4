package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

/** A signature for the compiler, written by bin/signatures. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {
    public TransientActionFactory() {
        throw new UnsupportedOperationException();
    }

    public abstract Class<T> type();

    public abstract Collection<? extends Action> createFor(T arg0);
}
