package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.security.AccessControlled;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Node extends AbstractModelObject
        implements Describable<Node>, ExtensionPoint, AccessControlled, OnMaster, Saveable {
    public Node() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public abstract Launcher createLauncher(TaskListener arg0);

    public abstract FilePath getRootPath();

    public FilePath createPath(String arg0) {
        throw new UnsupportedOperationException();
    }
}
