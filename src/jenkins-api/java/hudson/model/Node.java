package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Node implements Describable<Node>, ExtensionPoint, AccessControlled, OnMaster, Saveable {
    public Node() {
        throw new UnsupportedOperationException();
    }
}
