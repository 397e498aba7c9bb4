package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.model.Describable;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"deprecation"})
public abstract class Builder extends BuildStepCompatibilityLayer implements Describable<Builder>, ExtensionPoint {
    public Builder() {
        throw new UnsupportedOperationException();
    }
}
