package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Label extends Actionable implements Comparable<Label>, ModelObject {
    public boolean contains(Node arg0) {
        throw new UnsupportedOperationException();
    }

    private Label() {
        throw new UnsupportedOperationException();
    }
}
