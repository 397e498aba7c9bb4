package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public interface ModelObject {
    String getDisplayName();
}
