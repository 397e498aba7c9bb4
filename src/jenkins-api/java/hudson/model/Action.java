package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public interface Action extends ModelObject {
    String getIconFileName();

    String getDisplayName();

    String getUrlName();
}
