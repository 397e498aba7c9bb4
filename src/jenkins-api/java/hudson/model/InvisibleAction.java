package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public abstract class InvisibleAction implements Action {
    public InvisibleAction() {
        throw new UnsupportedOperationException();
    }

    public final String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public final String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
