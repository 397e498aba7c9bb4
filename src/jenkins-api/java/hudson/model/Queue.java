package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public class Queue implements Saveable {
    public interface Task extends ModelObject {}

    public void save() {
        throw new UnsupportedOperationException();
    }

    private Queue() {
        throw new UnsupportedOperationException();
    }
}
