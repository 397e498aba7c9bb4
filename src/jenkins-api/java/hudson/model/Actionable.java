package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Actionable extends AbstractModelObject implements ModelObject {
    public Actionable() {
        throw new UnsupportedOperationException();
    }

    public <T extends Action> T getAction(Class<T> arg0) {
        throw new UnsupportedOperationException();
    }
}
